import {
  decomposeDrift,
  type DecomposedDrift,
  type TrialCredits,
} from "../../analysis/drift/decompose-drift.js";
import { decomposeScoreDrift } from "../../analysis/drift/decompose-score-drift.js";
import { canonicalJson } from "../../core/canonical-json.js";
import type { CellFacts } from "../../core/cell-facts.js";
import { cellKey } from "../../core/cell-key.js";
import type { Drift, DriftCell } from "../../core/drift.js";
import { UsageError } from "../../core/errors.js";
import type { InstanceFacts } from "../../core/instance-facts.js";
import type { Judgment } from "../../core/judgment.js";
import type { RunManifest } from "../../core/run-manifest.js";
import { adjustEstimates } from "../../leaderboard/adjust-estimates.js";
import { groupBy } from "../../leaderboard/group-by.js";
import type { RunParts } from "../common-runs.js";
import { measureCells } from "../measure-cells.js";
import { causeOfTrial } from "./cause-of-trial.js";
import type { IndexedReply } from "../compose/reply-index.js";
import { scoresOf } from "./scores-of.js";

/** A run with its replies. */
export interface DriftingRun extends RunParts {
  readonly replies: ReadonlyMap<string, IndexedReply>;
}

/**
 * Takes the differences of two runs' common cells apart: of accuracies (`decomposeDrift`), and where judges score, of correlations
 * with human scores (`decomposeScoreDrift`). Null judges are left out, for they are rules. Throws a `UsageError` where no cell
 * is left.
 */
export function driftOfRuns(before: DriftingRun, after: DriftingRun): Drift {
  const theirs = new Set(after.manifest.cells.map(cellKey));
  const common = before.manifest.cells.filter((cell) => cell.adapter !== "null" && theirs.has(cellKey(cell)));
  const facts = matchFacts(before.facts, after.facts);
  const [first, second] = [groupBy(before.judgments, cellKey), groupBy(after.judgments, cellKey)];
  const without: string[] = [];
  const found = common.flatMap((cell) => {
    const sides = {
      before,
      after,
      mine: first.get(cellKey(cell)) ?? [],
      theirs: second.get(cellKey(cell)) ?? [],
    };
    const drift = cellDrift(cell, sides, facts.get(cell.dataset) ?? noFacts);
    if (drift === undefined) return [];
    if ("undefined" in drift) without.push(`${cellName(cell)} is left out: ${drift.undefined}`);
    return "undefined" in drift ? [] : [drift];
  });
  if (found.length === 0) throw nothingInCommon(before, after, without);
  const adjusted = adjustEstimates(
    found.map(({ judge }) => judge.p),
    "holm",
  );
  return {
    schema: "reife/drift/1",
    runs: [before.manifest.run, after.manifest.run],
    cells: found.map((cell, place) => ({
      ...cell,
      judge: { ...cell.judge, adjustedP: adjusted[place] ?? cell.judge.p },
    })),
    changed: changedBetween(before.manifest, after.manifest),
    notes: [
      ...without,
      ...notesOn(common.length - found.length - without.length, before.manifest, after.manifest),
    ],
  };
}

function nothingInCommon(
  { manifest: a }: DriftingRun,
  { manifest: b }: DriftingRun,
  without: readonly string[],
): UsageError {
  const why = without.length === 0 ? "no judge has a trial in both" : without.join("; ");
  return new UsageError(`Cannot tell the drift of ${a.run} and ${b.run}: ${why}`, {
    hint: "They need an evaluator, a protocol and a dataset in common",
  });
}

function cellName({ evaluator, protocol, dataset }: CellFacts): string {
  return `${evaluator}:${protocol}:${dataset}`;
}

interface MatchedFacts {
  readonly before: readonly InstanceFacts[];
  readonly after: readonly InstanceFacts[];
  /** By id: the second run's facts of the instances that are the same in both. */
  readonly same: ReadonlyMap<string, InstanceFacts>;
  readonly rewritten: number;
  readonly regraded: number;
}

const noFacts: MatchedFacts = { before: [], after: [], same: new Map(), rewritten: 0, regraded: 0 };

function matchFacts(
  before: readonly InstanceFacts[],
  after: readonly InstanceFacts[],
): ReadonlyMap<string, MatchedFacts> {
  const [mine, theirs] = [before, after].map((facts) => groupBy(facts, ({ dataset }) => dataset));
  return new Map(
    [...(mine ?? [])].map(([dataset, facts]) => {
      const other = theirs?.get(dataset) ?? [];
      const known = new Map(other.map((entry) => [entry.id, entry]));
      const shared = facts.flatMap((entry) => {
        const now = known.get(entry.id);
        return now === undefined ? [] : [[entry, now] as const];
      });
      const same = shared.filter(([old, now]) => isSameText(old, now));
      const regraded = same.filter(([old, now]) => canonicalJson(old.gold) !== canonicalJson(now.gold));
      return [
        dataset,
        {
          ...{ before: facts, after: other, same: new Map(same.map(([, now]) => [now.id, now])) },
          ...{ rewritten: shared.length - same.length, regraded: regraded.length },
        },
      ];
    }),
  );
}

/** Run folders keep no texts of datasets: lengths, clusters and hashes of outputs must do. */
function isSameText(old: InstanceFacts, now: InstanceFacts): boolean {
  const ids = old.outputIds === undefined || now.outputIds === undefined;
  return (
    old.cluster === now.cluster &&
    canonicalJson(old.lengths) === canonicalJson(now.lengths) &&
    (ids || canonicalJson(old.outputIds) === canonicalJson(now.outputIds))
  );
}

interface CellSides {
  readonly before: DriftingRun;
  readonly after: DriftingRun;
  readonly mine: readonly Judgment[];
  readonly theirs: readonly Judgment[];
}

type UnadjustedCell = Omit<DriftCell, "judge"> & { readonly judge: DecomposedDrift["judge"] };

function cellDrift(
  cell: CellFacts,
  sides: CellSides,
  facts: MatchedFacts,
): UnadjustedCell | { readonly undefined: string } | undefined {
  const { before, after, mine, theirs } = sides;
  const isScored = cell.task === "pointwise";
  const drift = isScored ? scoreDrift(sides, facts) : choiceDrift(cell, sides, facts);
  if (drift === undefined || "undefined" in drift) return drift;
  const { evaluator, protocol, dataset } = cell;
  const { regraded, rewritten } = facts;
  const served = [servedIn(mine, before.replies), servedIn(theirs, after.replies)] as const;
  const figure = isScored ? "spearman" : "accuracy";
  return { evaluator, protocol, dataset, figure, ...drift, regraded, rewritten, served };
}

function choiceDrift(cell: CellFacts, sides: CellSides, facts: MatchedFacts): DecomposedDrift | undefined {
  const { mine, theirs } = sides;
  const onSame = mine.filter(({ instance }) => facts.same.has(instance));
  return decomposeDrift({
    before: creditsOf(cell, mine, facts.before),
    regraded: creditsOf(cell, onSame, [...facts.same.values()]),
    after: creditsOf(cell, theirs, facts.after),
    ...commonParts(sides, facts),
  });
}

function scoreDrift(sides: CellSides, facts: MatchedFacts): ReturnType<typeof decomposeScoreDrift> {
  const [old, now] = [facts.before, facts.after].map(
    (entries) => new Map(entries.map((entry) => [entry.id, entry.gold])),
  );
  const goldIn = (golds: typeof old) => (instance: string) => {
    const gold = golds?.get(instance);
    return gold?.kind === "scores" ? gold.scores : undefined;
  };
  return decomposeScoreDrift({
    before: scoresOf(sides.mine),
    after: scoresOf(sides.theirs),
    goldBefore: goldIn(old),
    goldAfter: goldIn(now),
    isSame: (instance) => facts.same.has(instance),
    ...commonParts(sides, facts),
  });
}

function commonParts(
  { before, after, mine, theirs }: CellSides,
  facts: MatchedFacts,
): Pick<Parameters<typeof decomposeDrift>[0], "causeOf" | "clusterOf" | "seed" | "resamples"> {
  const [old, now] = [trialsOf(mine), trialsOf(theirs)];
  const { seed, resamples } = after.manifest.config;
  return {
    causeOf: (instance, trial) => {
      const [one, two] = [old, now].map((trials) => trials.get(`${instance}\n${trial}`));
      if (one === undefined || two === undefined) return "unknown";
      return causeOfTrial(
        { judgment: one, replies: before.replies },
        { judgment: two, replies: after.replies },
      );
    },
    clusterOf: (instance) => facts.same.get(instance)?.cluster ?? instance,
    ...{ seed, resamples },
  };
}

function trialsOf(judgments: readonly Judgment[]): ReadonlyMap<string, Judgment> {
  return new Map(
    judgments.map((judgment) => [
      `${judgment.instance}\n${judgment.presentation} ${judgment.repeat}`,
      judgment,
    ]),
  );
}

/** No interval of these figures is shown, so that a few resamples do. */
const fewResamples = 2;

function creditsOf(
  cell: CellFacts,
  judgments: readonly Judgment[],
  facts: readonly InstanceFacts[],
): TrialCredits {
  const [measured] = measureCells({
    ...{ cells: [cell], judgments: new Map([[cellKey(cell), judgments]]), facts },
    ...{ callFacts: () => undefined, seed: 0, resamples: fewResamples },
  });
  return measured?.credits() ?? new Map<string, ReadonlyMap<string, number>>();
}

function servedIn(
  judgments: readonly Judgment[],
  replies: ReadonlyMap<string, IndexedReply>,
): readonly string[] {
  const models = new Set<string>();
  for (const { calls } of judgments)
    for (const id of calls) {
      const model = replies.get(id)?.servedModel;
      if (model !== undefined) models.add(model);
    }
  return [...models].sort();
}

function changedBetween(a: RunManifest, b: RunManifest): Drift["changed"] {
  const differing = (key: "evaluators" | "protocols" | "datasets"): readonly string[] =>
    Object.keys(a[key]).filter(
      (id) => b[key][id] !== undefined && canonicalJson(a[key][id]) !== canonicalJson(b[key][id]),
    );
  const nulls = new Set(a.cells.flatMap((cell) => (cell.adapter === "null" ? [cell.evaluator] : [])));
  return {
    evaluators: differing("evaluators").filter((id) => !nulls.has(id)),
    protocols: differing("protocols"),
    datasets: differing("datasets"),
  };
}

function notesOn(left: number, a: RunManifest, b: RunManifest): readonly string[] {
  return [
    ...(left > 0 ? [`${left} cells of both runs have no trial in common and are left out`] : []),
    ...(a.versions.reife === b.versions.reife
      ? []
      : [`the runs were made by versions ${a.versions.reife} and ${b.versions.reife} of reife`]),
  ];
}
