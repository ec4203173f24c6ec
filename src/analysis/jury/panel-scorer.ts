import { clusterFolds } from "../../stats/cluster-folds.js";
import { fittedWeights } from "./fitted-weights.js";
import { panelScores } from "./panel-scores.js";
import { panelVerdicts, type PanelMethod } from "./panel-verdicts.js";
import type { VoteTable } from "../vote-table.js";

/** Where panels are scored. */
export interface PanelScorerParts {
  readonly table: VoteTable;
  /** By instance, its cluster, from 0. */
  readonly clusterOf: Int32Array;
  readonly clusters: number;
  readonly method: Pick<PanelMethod, "rule" | "onTie">;
  readonly seed: number;
}

/** Scores panels. */
export interface PanelScorer {
  /** A panel's verdicts; weights are fitted on other clusters than the trial's. */
  readonly verdicts: (members: readonly number[]) => Int8Array;
  /** A panel's scores by instance, with weights (where the rule has any) fitted on all clusters but those held out. */
  readonly scoresUnder: (held: readonly number[]) => (members: readonly number[]) => Float64Array;
}

/** Parts that the clusters are divided into where weights are fitted. */
const folds = 5;

/** Verdicts and scores of panels on a table. Only `log-odds` is fitted to the gold: never on the clusters that are graded. */
export function panelScorer({ table, clusterOf, clusters, method, seed }: PanelScorerParts): PanelScorer {
  const weightsWithout = (held: readonly number[]): readonly number[] => {
    const out = new Set(held);
    return fittedWeights(table, (instance) => out.has(clusterOf[instance] ?? -1));
  };
  if (method.rule !== "log-odds") {
    const verdicts = (members: readonly number[]): Int8Array => panelVerdicts(table, members, method);
    const known = new Map<string, Float64Array>();
    const scores = (members: readonly number[]): Float64Array => {
      const key = members.join();
      const found = known.get(key) ?? panelScores(table, verdicts(members));
      known.set(key, found);
      return found;
    };
    return { verdicts, scoresUnder: () => scores };
  }
  const held = clusterFolds({
    count: clusters,
    seed: `${seed} weights`,
    folds: Math.min(folds, clusters),
    repeats: 1,
  });
  const fits = held.map(weightsWithout);
  const foldOf = new Map(
    held.flatMap((out, fold) => out.map((cluster): [number, number] => [cluster, fold])),
  );
  return {
    verdicts: (members) => {
      const byFold = fits.map((weights) => panelVerdicts(table, members, { ...method, weights }));
      return Int8Array.from(table.instanceOf, (instance, trial) => {
        const fold = foldOf.get(clusterOf[instance] ?? -1) ?? 0;
        return byFold[fold]?.[trial] ?? -1;
      });
    },
    scoresUnder: (out) => {
      const weights = weightsWithout(out);
      return (members) => panelScores(table, panelVerdicts(table, members, { ...method, weights }));
    },
  };
}
