import { confidenceSequence } from "../../stats/confidence-sequence.js";
import type { Interval } from "../../stats/interval.js";

/** A dataset as far as it was judged, cluster by cluster in an order that knows nothing of the judges. */
export interface RacedDataset {
  /** Instances of each finished cluster. */
  readonly sizes: readonly number[];
  /** Of all clusters of the dataset, finished or not: instances of the largest, and mean number of instances. */
  readonly largest: number;
  readonly meanSize: number;
  /** By judge, the mean credit on each finished cluster, 0..1; undefined where a call failed. */
  readonly scores: ReadonlyMap<string, readonly (number | undefined)[]>;
}

/** What a race knows at a checkpoint. */
export interface RaceStanding {
  /** Judges that began. */
  readonly judges: readonly string[];
  /** Of them, those that are still in. */
  readonly standing: ReadonlySet<string>;
  readonly datasets: readonly RacedDataset[];
  /** Probability that any judge is ever dropped for one that is not better, above 0 and below 1. */
  readonly error: number;
}

/** A judge that is dominated. */
export interface DroppedJudge {
  readonly judge: string;
  /** A judge that is better beyond doubt. */
  readonly by: string;
  /** Interval of its accuracy less that judge's, datasets counted once each. */
  readonly difference: Interval;
}

/** Into how many parts the range of a difference is cut: intervals are rounded outwards to a hundredth. */
const parts = 200;

/**
 * Who is dominated: the pure decision of a race at one checkpoint. For each pair of judges and each dataset there is a
 * confidence sequence over clusters of the difference of their credits, whose intervals hold the truth at all checkpoints
 * at once with an error of `error` divided by pairs and datasets; so all of them do with probability 1 - error (union
 * bound). A cluster's value is the sum of its differences over the size of the largest cluster, which keeps it within
 * -1..1 and weighs each instance the same, as accuracy does; the interval is brought back to points of accuracy by the mean
 * size. The mean over datasets of the intervals holds the mean difference, in which each dataset counts once. A judge is
 * dropped where that interval lies below 0. The judge that is truly best is hence dropped with probability `error` at most,
 * however often one looks.
 *
 * Complexity: pairs x clusters x 200.
 */
export function raceDecision({ judges, standing, datasets, error }: RaceStanding): readonly DroppedJudge[] {
  const pairs = (judges.length * (judges.length - 1)) / 2;
  if (pairs === 0 || datasets.length === 0) return [];
  const level = 1 - error / (pairs * datasets.length);
  const dropped = new Map<string, DroppedJudge>();
  const inRace = judges.filter((judge) => standing.has(judge));
  inRace.forEach((first, place) => {
    for (const second of inRace.slice(place + 1)) {
      const difference = meanInterval(
        datasets.map((dataset) => differenceOf(dataset, [first, second], level)),
      );
      if (difference.high < 0) note(dropped, { judge: first, by: second, difference });
      const turned = { low: -difference.high, high: -difference.low };
      if (difference.low > 0) note(dropped, { judge: second, by: first, difference: turned });
    }
  });
  // Intervals that contradict each other are an error that may happen; a race has a winner all the same.
  return dropped.size < inRace.length ? [...dropped.values()] : [];
}

/** Of several judges that are better, the one that is furthest ahead is named. */
function note(dropped: Map<string, DroppedJudge>, found: DroppedJudge): void {
  const known = dropped.get(found.judge);
  if (known === undefined || found.difference.high < known.difference.high) dropped.set(found.judge, found);
}

function differenceOf(
  { sizes, largest, meanSize, scores }: RacedDataset,
  [first, second]: readonly [string, string],
  level: number,
): Interval {
  const others = scores.get(second) ?? [];
  const values = (scores.get(first) ?? []).flatMap((value, cluster) => {
    const other = others[cluster];
    if (value === undefined || other === undefined) return [];
    return [((value - other) * (sizes[cluster] ?? 0)) / largest];
  });
  const last = confidenceSequence(values, { level, range: { low: -1, high: 1 }, parts }).at(-1);
  const { low, high } = last ?? { low: -1, high: 1 };
  const scale = largest / meanSize;
  return { low: Math.max(-1, low * scale), high: Math.min(1, high * scale) };
}

function meanInterval(intervals: readonly Interval[]): Interval {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  return { low: mean(intervals.map(({ low }) => low)), high: mean(intervals.map(({ high }) => high)) };
}
