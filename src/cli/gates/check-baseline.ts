import type { GateCheck } from "../../core/gate.js";
import { cellKey } from "../../core/cell-key.js";
import type { CellFacts } from "../../core/cell-facts.js";
import { groupBy } from "../../leaderboard/group-by.js";
import { commonRuns, type RunParts } from "../common-runs.js";
import { compareRuns } from "../compare-runs.js";
import { comparedCell, type CellOfBoth, type ComparedCell } from "./compared-cell.js";
import { verdictsOnBaseline } from "./verdicts-on-baseline.js";

/** The two runs, and what of a fall does not matter. */
export interface BaselineParts {
  readonly run: RunParts;
  readonly baseline: RunParts;
  /** What people call the baseline. */
  readonly name: string;
  /** Largest fall that does not matter, 0..1. */
  readonly margin: number;
}

/** What came out, and how the runs differ otherwise. */
export interface BaselineChecks {
  readonly checks: readonly GateCheck[];
  readonly notes: readonly string[];
}

/**
 * Compares each judge's cells with the same cells of a baseline, paired on the instances that both runs have. A cell fails
 * where it got worse beyond noise: interval below 0 and p-value, adjusted after Holm over all cells, of at most 0.05. A cell
 * that the run does not have any more fails too. Null judges are left out. Throws a `UsageError` where the runs share no
 * instance, or where an instance or its gold is not the same in both.
 */
export function checkBaseline(parts: BaselineParts): BaselineChecks {
  const { run, baseline, name } = parts;
  const gate = `not worse than ${name}`;
  const before = judgesOf(baseline);
  const now = judgesOf(run);
  const here = new Set(now.map(cellKey));
  const there = new Set(before.map(cellKey));
  const gone = before.filter((cell) => !here.has(cellKey(cell)));
  const added = now.filter((cell) => !there.has(cellKey(cell)));
  const both = now.filter((cell) => there.has(cellKey(cell)));
  const missing = gone.map((cell): GateCheck => {
    const message = "it is in the baseline and not in this run";
    return { gate, cell: placeOf(cell), status: "failed", message };
  });
  const nothing: GateCheck = { gate, status: "failed", message: "the baseline has no judge to compare with" };
  if (before.length === 0) return { checks: [nothing], notes: [] };
  if (both.length === 0) return { checks: missing, notes: notesOn(added) };
  const compared = compareCells(both, parts);
  return {
    checks: [...verdictsOnBaseline(compared.cells, { ...parts, gate }), ...missing],
    notes: [...compared.notes, ...notesOn(added)],
  };
}

function judgesOf({ manifest }: RunParts): readonly CellFacts[] {
  return manifest.cells.filter(({ adapter }) => adapter !== "null");
}

function placeOf({ evaluator, protocol, dataset }: CellFacts): ComparedCell["cell"] {
  return { evaluator, protocol, dataset };
}

function notesOn(added: readonly CellFacts[]): readonly string[] {
  if (added.length === 0) return [];
  const names = added
    .slice(0, 3)
    .map(({ evaluator, protocol, dataset }) => `${evaluator}:${protocol}:${dataset}`);
  const more = added.length > names.length ? " and more" : "";
  return [
    `${added.length} of this run's cells are not in the baseline and were not compared: ${names.join(", ")}${more}`,
  ];
}

function compareCells(
  both: readonly CellFacts[],
  { run, baseline, margin }: BaselineParts,
): { readonly cells: readonly CellOfBoth[]; readonly notes: readonly string[] } {
  const common = commonRuns(run, baseline);
  const [mine, theirs] = [groupBy(common.first, sideKey), groupBy(common.second, sideKey)];
  const [shared, all] = [common.facts, baseline.facts].map((facts) =>
    groupBy(facts, ({ dataset }) => dataset),
  );
  const { seed, resamples } = run.manifest.config;
  const cells = [...groupBy(both, sideKey)].flatMap(([key, group]) => {
    const [first] = group;
    if (first === undefined) return [];
    const side = { evaluator: first.evaluator, protocol: first.protocol };
    const datasets = new Set(group.map(({ dataset }) => dataset));
    const of = (parts: RunParts, judgments: typeof common.first) => ({
      run: parts.manifest.run,
      cells: parts.manifest.cells.filter((cell) => sideKey(cell) === key && datasets.has(cell.dataset)),
      judgments,
    });
    const comparison = compareRuns({
      first: of(run, mine.get(key) ?? []),
      second: of(baseline, theirs.get(key) ?? []),
      sides: [side, side],
      facts: common.facts.filter(({ dataset }) => datasets.has(dataset)),
      ...{ seed, resamples, margin, adjustment: "none", by: [], notes: [] },
    });
    return group.map((cell): CellOfBoth => ({
      cell: placeOf(cell),
      compared: comparedCell(placeOf(cell), comparison, margin),
      instances: [shared?.get(cell.dataset)?.length ?? 0, all?.get(cell.dataset)?.length ?? 0],
      lost: lostScores(cell, mine.get(key) ?? [], theirs.get(key) ?? []),
    }));
  });
  return { cells, notes: common.notes };
}

function sideKey({ evaluator, protocol }: Pick<CellFacts, "evaluator" | "protocol">): string {
  return `${evaluator}\n${protocol}`;
}

type Judgments = RunParts["judgments"];

/** A comparison of scores drops what one side lacks, so that what got lost must be counted by itself. */
function lostScores({ dataset, task }: CellFacts, now: Judgments, before: Judgments): number {
  if (task !== "pointwise") return 0;
  const scored = (judgments: Judgments): readonly string[] =>
    judgments.flatMap((judgment) =>
      judgment.dataset === dataset && judgment.scores !== undefined
        ? [`${judgment.instance}\n${judgment.presentation}\n${judgment.repeat}`]
        : [],
    );
  const have = new Set(scored(now));
  return scored(before).filter((key) => !have.has(key)).length;
}
