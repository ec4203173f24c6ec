import type { MaybeInterval, PairwiseAgreement } from "../core/leaderboard.js";
import { clusteredStandardError } from "../stats/clustered-standard-error.js";
import { clusteredWilsonInterval } from "../stats/clustered-wilson-interval.js";
import { percentileInterval } from "../stats/percentile-interval.js";
import type { Interval } from "../stats/interval.js";
import type { CellTally } from "./cell-tally.js";
import { choiceColumn } from "./choice-column.js";

/** The interval of a cell's accuracy by three methods, side by side; without an entry where a method has none. */
export function accuracyIntervals(tally: CellTally): PairwiseAgreement["accuracyIntervals"] {
  const scored = tally.instances.flatMap(({ cluster }, instance) => {
    const row = tally.rowOf(instance);
    return row[choiceColumn.credited] === 1 ? [{ cluster, score: row[choiceColumn.credit] ?? 0 }] : [];
  });
  const scores = scored.map(({ score }) => score);
  const clusters = scored.map(({ cluster }) => cluster);
  return {
    wilson: boundsOf(clusteredWilsonInterval({ scores, clusters }), "Wilson, effective size"),
    clusteredT: boundsOf(clusteredStandardError({ scores, clusters }), "t, clustered standard error"),
    bootstrap: boundsOf(bootstrapOf(tally), "cluster bootstrap"),
  };
}

function boundsOf(interval: Interval | { readonly undefined: string }, method: string): MaybeInterval {
  return "undefined" in interval ? {} : { low: interval.low, high: interval.high, method };
}

function bootstrapOf(tally: CellTally): Interval | { readonly undefined: string } {
  const draws = tally.clusters(choiceColumn.credited) < 2 ? undefined : tally.draws();
  const sizes = draws?.[choiceColumn.credited];
  const replicates = draws?.[choiceColumn.credit]
    ?.map((sum, draw) => sum / (sizes?.[draw] ?? 0))
    .filter(Number.isFinite);
  if (replicates === undefined || replicates.length === 0) return { undefined: "no draws" };
  return percentileInterval(replicates);
}
