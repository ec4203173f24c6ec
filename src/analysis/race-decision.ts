import { confidenceSequence } from "../stats/confidence-sequence.js";
import type { Interval } from "../stats/interval.js";

/** What a race knows at a checkpoint. */
export interface RaceStanding {
  /** Judges that began. */
  readonly judges: readonly string[];
  /** Of them, those that are still in. */
  readonly standing: ReadonlySet<string>;
  /**
   * Scores of each judge, 0..1: by dataset, then by cluster in the order in which clusters were finished; undefined where
   * a call failed. All judges have the same datasets and clusters; those that are out may have fewer.
   */
  readonly scores: ReadonlyMap<string, readonly (readonly (number | undefined)[])[]>;
  /** Probability that any judge is ever dropped for one that is not better, above 0 and below 1. */
  readonly error: number;
}

/** A judge that is dominated. */
export interface DroppedJudge {
  readonly judge: string;
  /** A judge that is better beyond doubt. */
  readonly by: string;
  /** Interval of its mean score less that judge's. */
  readonly difference: Interval;
}

/** Into how many parts the range of a difference is cut: intervals are rounded outwards to a hundredth. */
const parts = 200;

/**
 * Who is dominated: the pure decision of a race at one checkpoint. For each pair of judges and each dataset there is a
 * confidence sequence of the mean difference over clusters, whose intervals hold the truth at all checkpoints at once with
 * an error of `error` divided by pairs and datasets; so all of them do with probability 1 - error (union bound). The mean
 * over datasets of the intervals holds the mean difference, in which each dataset counts once. A judge is dropped where
 * that interval lies below 0. The judge that is truly best is hence dropped with probability `error` at most, however often
 * one looks.
 *
 * Complexity: pairs x clusters x 200.
 */
export function raceDecision({ judges, standing, scores, error }: RaceStanding): readonly DroppedJudge[] {
  const datasets = Math.max(0, ...[...scores.values()].map((byDataset) => byDataset.length));
  const pairs = (judges.length * (judges.length - 1)) / 2;
  if (pairs === 0 || datasets === 0) return [];
  const level = 1 - error / (pairs * datasets);
  const dropped = new Map<string, DroppedJudge>();
  const inRace = judges.filter((judge) => standing.has(judge));
  inRace.forEach((first, place) => {
    for (const second of inRace.slice(place + 1)) {
      const difference = differenceOf(scores.get(first) ?? [], scores.get(second) ?? [], level);
      if (difference.high < 0) note(dropped, { judge: first, by: second, difference });
      const turned = { low: -difference.high, high: -difference.low };
      if (difference.low > 0) note(dropped, { judge: second, by: first, difference: turned });
    }
  });
  // Intervals that exclude each other are an error that may happen; a race has a winner all the same.
  return dropped.size < inRace.length ? [...dropped.values()] : [];
}

/** Of several judges that are better, the one that is furthest ahead is named. */
function note(dropped: Map<string, DroppedJudge>, found: DroppedJudge): void {
  const known = dropped.get(found.judge);
  if (known === undefined || found.difference.high < known.difference.high) dropped.set(found.judge, found);
}

type Scores = readonly (readonly (number | undefined)[])[];

function differenceOf(first: Scores, second: Scores, level: number): Interval {
  const intervals = first.map((values, dataset) => {
    const others = second[dataset] ?? [];
    const differences = values.flatMap((value, cluster) => {
      const other = others[cluster];
      return value === undefined || other === undefined ? [] : [value - other];
    });
    const sequence = confidenceSequence(differences, { level, range: { low: -1, high: 1 }, parts });
    return sequence.at(-1) ?? { low: -1, high: 1 };
  });
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  return { low: mean(intervals.map(({ low }) => low)), high: mean(intervals.map(({ high }) => high)) };
}
