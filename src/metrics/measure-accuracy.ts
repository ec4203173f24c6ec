import type { ClusterSpread } from "../core/cluster-spread.js";
import type { AccuracyMeasures, Coverage } from "../core/leaderboard.js";
import { accuracyByPresentation } from "./accuracy-by-presentation.js";
import type { CellTally } from "./cell-tally.js";
import { choiceColumn } from "./choice-column.js";
import { coverageOf } from "./coverage-of.js";
import type { IntervalEstimate } from "./with-interval.js";
import { shareEstimate } from "./share-estimate.js";
import { sharedByInstances } from "./shared-by-instances.js";
import type { TrialGrid } from "./trial-grid.js";
import { verdictCredits } from "./verdict-credits.js";

/** What rankings need of a cell beside its measures. */
export interface Comparing {
  /** Bootstrap replicates of the accuracy, paired over the cells of a dataset. */
  readonly replicates: Float64Array | undefined;
  /** What each cluster adds to the accuracy; absent where it has no interval. */
  readonly spread?: ClusterSpread | undefined;
  /** Ids of the instances all of whose trials were run; cells that have run all of the same instances share one set. */
  readonly judged: ReadonlySet<string>;
  /** The accuracy of each instance, by id: the mean credit of its trials, 0..1. */
  readonly scores: ReadonlyMap<string, number>;
  /** The credit of each trial that was run, 0..1: by instance, then by presentation and repeat. */
  readonly credits: () => ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** The accuracy on some instances only, for comparisons with cells that have judged no others. */
  readonly on: (instances: ReadonlySet<string>) => IntervalEstimate;
}

/** A cell's accuracy and its kin, and what rankings need of it. */
export interface MeasuredAccuracy extends Comparing {
  readonly measures: AccuracyMeasures;
}

/**
 * The accuracy family of a cell whose judge chooses between outputs. Accuracy is the mean credit over all trials, all
 * presentations alike; an outcome that is no answer earns nothing there, and `bounds` says what it could have earned. A cell
 * all of whose calls failed says nothing of the judge: all its measures are undefined.
 */
export function measureAccuracy(grid: TrialGrid, tally: CellTally): MeasuredAccuracy {
  const coverage = coverageOf(grid);
  const comparing = {
    judged: judgedInstances(grid),
    scores: scoresById(tally),
    credits: () => verdictCredits(grid),
    on: onInstances(tally),
  };
  if (coverage.verdicts + coverage.unparsed === 0) {
    return { measures: withoutReplies(coverage), replicates: undefined, ...comparing };
  }
  const accuracy = shareEstimate(tally, choiceColumn.credit, choiceColumn.credited);
  const { estimate: best } = shareEstimate(tally, choiceColumn.best, choiceColumn.credited);
  return {
    measures: {
      accuracy: accuracy.estimate,
      accuracyByPresentation: accuracyByPresentation(grid),
      bothCorrect: shareEstimate(tally, choiceColumn.both, choiceColumn.shownBoth).estimate,
      selfAgreement: shareEstimate(tally, choiceColumn.self, choiceColumn.selfSeen).estimate,
      coverage,
      bounds: boundsOf(accuracy.estimate, best),
    },
    replicates: accuracy.replicates,
    spread: accuracy.spread,
    ...comparing,
  };
}

/**
 * The accuracy if every missing verdict were wrong, and if every one were right. The interval is from the low end of the one's
 * to the high end of the other's: it covers whatever accuracy lies between the two (Horowitz and Manski 2000).
 */
function boundsOf(
  worst: IntervalEstimate["estimate"],
  best: IntervalEstimate["estimate"],
): AccuracyMeasures["bounds"] {
  const values = { worst: "value" in worst ? worst.value : 0, best: "value" in best ? best.value : 1 };
  if (!("value" in worst && "value" in best) || worst.low === undefined || best.high === undefined)
    return values;
  return { ...values, low: worst.low, high: best.high, method: worst.method };
}

const allIds = sharedByInstances((instances) => new Set(instances.map(({ id }) => id)));

/** An instance counts as judged once every presentation and repeat of it was run, whatever came of it. */
function judgedInstances(grid: TrialGrid): ReadonlySet<string> {
  if (!grid.codes.includes(0)) return allIds(grid.instances);
  const trials = grid.presentations.length * grid.repeats;
  const judged = grid.instances.filter((_facts, instance) => {
    const start = instance * trials;
    return !grid.codes.subarray(start, start + trials).includes(0);
  });
  return new Set(judged.map(({ id }) => id));
}

function scoresById(tally: CellTally): ReadonlyMap<string, number> {
  const scores = new Map<string, number>();
  tally.instances.forEach(({ id }, instance) => {
    const row = tally.rowOf(instance);
    if (row[choiceColumn.credited] === 1) scores.set(id, row[choiceColumn.credit] ?? 0);
  });
  return scores;
}

/** Held by whoever ranks the cell: hence of the tally nothing but what it needs, and none of its draws. */
function onInstances({ of }: CellTally): Comparing["on"] {
  const columns = Math.max(choiceColumn.credit, choiceColumn.credited) + 1;
  return (wanted) =>
    shareEstimate(
      of(({ id }) => wanted.has(id), columns),
      choiceColumn.credit,
      choiceColumn.credited,
    );
}

function withoutReplies(coverage: Coverage): AccuracyMeasures {
  const none = { undefined: "no reply came" };
  return {
    accuracy: none,
    accuracyByPresentation: {},
    bothCorrect: none,
    selfAgreement: none,
    coverage,
    bounds: { worst: 0, best: 1 },
  };
}
