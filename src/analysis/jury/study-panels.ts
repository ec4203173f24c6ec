import type { Estimate } from "../../core/estimate.js";
import type { InstanceFacts } from "../../core/instance-facts.js";
import type { JuryCandidate, JuryStudy, PanelChoice, PanelRule, PanelTie } from "../../core/jury-study.js";
import type { CallFacts } from "../../metrics/call-totals.js";
import { datasetFrame } from "../../metrics/dataset-frame.js";
import { intervalEstimate } from "../../metrics/interval-estimate.js";
import { shareInterval } from "../../metrics/share-interval.js";
import { clusterFolds } from "../../stats/cluster-folds.js";
import { pearsonCorrelation } from "../../stats/pearson-correlation.js";
import { costPer1000 } from "./cost-per-1000.js";
import { nestedChoice } from "./nested-choice.js";
import { panelFigures } from "./panel-figures.js";
import { panelScorer, type PanelScorer } from "./panel-scorer.js";
import { panelScores } from "./panel-scores.js";
import type { Rater } from "../rater.js";
import { trialErrors } from "./trial-errors.js";
import { voteCode, voteTable, type VoteTable } from "../vote-table.js";

/** What panels are made of. */
export interface PanelStudyParts {
  /** The candidates, each with judgments on all datasets. */
  readonly raters: readonly Rater[];
  /** Facts of the datasets of the study. */
  readonly facts: readonly InstanceFacts[];
  /** Panels to try, as places of candidates from 0. */
  readonly panels: readonly (readonly number[])[];
  readonly rule: PanelRule;
  readonly onTie: PanelTie;
  readonly callFacts: (id: string) => CallFacts | undefined;
  readonly seed: number;
  readonly resamples: number;
}

/** The figures of a study; names are the caller's. */
export type PanelStudy = Omit<JuryStudy, "schema" | "runs" | "datasets" | "candidatesLeftOut">;

/** Most panels that are shown. */
const shown = 10;

/**
 * Panels of stored judges, without a new call, over the trials on pairs that all candidates have run; every instance counts
 * once, whatever its dataset. Undefined where they have no trial in common.
 */
export function studyPanels(parts: PanelStudyParts): PanelStudy | { readonly undefined: string } {
  const table = voteTable(parts.raters, parts.facts);
  if (table.instances.length === 0) return { undefined: "there is no trial that all candidates have run" };
  const ground = groundOf(table, parts);
  const { candidates, singles, errors } = candidatesOf(table, parts, ground.share);
  const scorer = panelScorer({ ...ground, table, method: parts, seed: parts.seed });
  const scored = parts.panels.map((members) => {
    const verdicts = scorer.verdicts(members);
    const scores = panelScores(table, verdicts);
    return { members, verdicts, scores, total: sum(scores) };
  });
  const order = [...scored.keys()].sort((a, b) => difference(scored[b]?.total, scored[a]?.total) || a - b);
  const best = singles.reduce((most, own) => (sum(own) > sum(most) + 1e-9 ? own : most));
  const surroundings = { ...ground, candidates, errors, best };
  const top = order.slice(0, shown).flatMap((place) => scored[place] ?? []);
  return {
    rule: parts.rule,
    onTie: parts.onTie,
    instances: table.instances.length,
    clusters: ground.clusters,
    trials: table.instanceOf.length,
    instancesLeftOut: table.leftOut,
    candidates,
    tried: parts.panels.length,
    bestTogether: scored.filter(({ total }) => difference(total, top[0]?.total) === 0).length,
    panels: top.map((panel) => panelFigures(panel, surroundings)),
    errorCorrelations: correlationsOf((top[0]?.members ?? []).map((member) => errors[member] ?? [])),
    ...(parts.panels.length < 2
      ? {}
      : {
          choice: choiceOf(parts, {
            ground,
            scorer,
            singles,
            naive: ((top[0]?.total ?? 0) - sum(best)) / best.length,
            best: order[0] ?? 0,
          }),
        }),
  };
}

/** Totals that differ by rounding alone are equal. */
function difference(a = 0, b = 0): number {
  return Math.abs(a - b) < 1e-9 ? 0 : a - b;
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

interface Ground {
  readonly clusterOf: Int32Array;
  readonly clusters: number;
  /** The mean of one difference an instance, with its interval. */
  readonly estimate: (scores: readonly number[]) => Estimate;
  /** The mean of one score from 0 to 1 an instance, with its interval. */
  readonly share: (scores: readonly number[]) => Estimate;
}

/** Clusters of several datasets are kept apart by name. */
function groundOf({ instances }: VoteTable, { resamples, seed }: PanelStudyParts): Ground {
  const facts = instances.map((entry) => ({
    ...entry,
    id: `${entry.dataset}\n${entry.id}`,
    cluster: `${entry.dataset}\n${entry.cluster}`,
  }));
  const frame = datasetFrame("jury", facts, { resamples, seed });
  const estimate = (scores: readonly number[]): Estimate =>
    intervalEstimate({ instances: facts, scores }, frame).estimate;
  const clusters = facts.map(({ cluster }) => cluster);
  return {
    clusterOf: Int32Array.from(facts, ({ cluster }) => frame.clusterNumbers.get(cluster) ?? -1),
    clusters: frame.drawn,
    estimate,
    share: (scores) => {
      // Means of thirds and the like leave their rounding.
      const cut = scores.map((score) => Math.min(1, Math.max(0, score)));
      return shareInterval(estimate(cut), frame.drawn, () => ({ scores: cut, clusters }));
    },
  };
}

function candidatesOf(
  table: VoteTable,
  { raters, callFacts }: PanelStudyParts,
  share: Ground["share"],
): {
  readonly candidates: readonly JuryCandidate[];
  readonly singles: readonly Float64Array[];
  readonly errors: readonly (readonly number[])[];
} {
  const singles = table.votes.map((votes) => panelScores(table, votes));
  const candidates = raters.map((rater, place): JuryCandidate => {
    const votes = table.votes[place] ?? new Int8Array();
    return {
      place: place + 1,
      evaluator: rater.evaluator,
      protocol: rater.protocol,
      accuracy: share([...(singles[place] ?? [])]),
      missing: votes.reduce((count, vote) => count + (vote === voteCode.none ? 1 : 0), 0),
      costPer1000: costPer1000(rater, callFacts),
    };
  });
  return { candidates, singles, errors: trialErrors(table) };
}

function correlationsOf(errors: readonly (readonly number[])[]): readonly (readonly Estimate[])[] {
  return errors.map((own) => errors.map((other) => pearsonCorrelation(own, other)));
}

interface Chosen {
  readonly ground: Ground;
  readonly scorer: PanelScorer;
  readonly singles: readonly Float64Array[];
  readonly naive: number;
  /** Place of the panel that is best on all instances. */
  readonly best: number;
}

const folds = 5;

function choiceOf(
  { panels, rule, seed }: PanelStudyParts,
  { ground, scorer, singles, naive, best }: Chosen,
): PanelChoice | { readonly undefined: string } {
  const { clusters, clusterOf, estimate, share } = ground;
  if (clusters < folds) return { undefined: `${clusters} clusters cannot be divided into ${folds} parts` };
  // Weights are fitted anew for every part.
  const repeats = rule === "log-odds" ? 4 : 20;
  const held = clusterFolds({ count: clusters, seed: `${seed} choice`, folds, repeats });
  const byCluster = (scores: Float64Array): Float64Array => {
    const sums = new Float64Array(clusters);
    for (const [instance, cluster] of clusterOf.entries()) {
      sums[cluster] = (sums[cluster] ?? 0) + (scores[instance] ?? 0);
    }
    return sums;
  };
  const fixed =
    rule === "log-odds" ? undefined : panels.map((members) => byCluster(scorer.scoresUnder([])(members)));
  const parts = { held, repeats, clusters };
  const panel = nestedChoice({
    ...parts,
    sumsUnder: (out) => {
      const scores = scorer.scoresUnder(out);
      return fixed ?? panels.map((members) => byCluster(scores(members)));
    },
  });
  const singleSums = singles.map(byCluster);
  const single = nestedChoice({ ...parts, sumsUnder: () => singleSums });
  // Every instance of a cluster stands for an equal part of its sum.
  const sizes = byCluster(new Float64Array(clusterOf.length).fill(1));
  const spread = (sums: Float64Array): number[] =>
    Array.from(clusterOf, (cluster) => (sums[cluster] ?? 0) / (sizes[cluster] ?? 1));
  const [ofPanel, ofSingle] = [spread(panel.sums), spread(single.sums)];
  return {
    folds,
    repeats,
    naive,
    panel: share(ofPanel),
    single: share(ofSingle),
    gain: estimate(ofPanel.map((score, instance) => score - (ofSingle[instance] ?? 0))),
    picked: panel.picks.filter((pick) => pick === best).length / panel.picks.length,
  };
}
