import type { Ceiling } from "../core/ceiling.js";
import type { Defined } from "../stats/defined.js";
import { jointTable, type JointTable } from "../stats/joint-table.js";
import { tableCorrelations } from "../stats/table-correlations.js";
import type { DatasetFrame } from "./dataset-frame.js";
import { resampledEstimates, type NamedStatistics } from "./resampled-estimates.js";
import type { VoteTable } from "./vote-table.js";

const correlations = ["spearman", "kendall", "pearson"] as const;
type By = (typeof correlations)[number];
type Name = `${By} ${"human" | "judge" | "share"}`;

/** One annotator's ratings and the judge's scores against the means of the others. */
interface Compared {
  readonly human: JointTable;
  readonly judge: JointTable;
  readonly drawn: Int32Array;
}

/**
 * Leave-one-out ceilings of ratings, one for each correlation. Each annotator in turn is correlated with the mean rating of the
 * others, and so is the judge; annotators count alike. An instance without a score of the judge is in neither.
 */
export function ratingCeilings(
  ratings: VoteTable<number>,
  judged: readonly (number | undefined)[],
  frame: DatasetFrame,
): readonly Ceiling[] {
  const compared = ratings.annotators.map((_, annotator) =>
    compareOne({ ratings, judged, frame }, annotator),
  );
  const estimates = resampledEstimates(statisticsOf(compared, undefined), {
    draws: frame.draws,
    statistics: (counts) => statisticsOf(compared, counts),
  });
  return correlations.map((by) => ({
    n: judged.filter((score) => score !== undefined).length,
    annotators: ratings.annotators.length,
    identified: ratings.identified,
    by,
    human: estimates[`${by} human`],
    judge: estimates[`${by} judge`],
    share: estimates[`${by} share`],
    attainable: { undefined: "correlations have no such bound" },
  }));
}

interface RatingParts {
  readonly ratings: VoteTable<number>;
  readonly judged: readonly (number | undefined)[];
  readonly frame: DatasetFrame;
}

function compareOne({ ratings, judged, frame }: RatingParts, annotator: number): Compared {
  const [own, scores, means, drawn]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (const [place, given] of ratings.labels.entries()) {
    const rating = given[annotator];
    const score = judged[place];
    const others = given.filter((other, at) => at !== annotator && other !== undefined);
    if (rating === undefined || score === undefined || others.length === 0) continue;
    own.push(rating);
    scores.push(score);
    means.push(others.reduce<number>((sum, other) => sum + (other ?? 0), 0) / others.length);
    drawn.push(frame.clusterNumbers.get(ratings.instances[place]?.cluster ?? "") ?? 0);
  }
  return { human: jointTable(own, means), judge: jointTable(scores, means), drawn: Int32Array.from(drawn) };
}

function statisticsOf(
  compared: readonly Compared[],
  counts: ArrayLike<number> | undefined,
): NamedStatistics<Name> {
  const pairs = compared.map(({ human, judge, drawn }) => ({
    human: tableCorrelations(human, weightsOf(human, drawn, counts)),
    judge: tableCorrelations(judge, weightsOf(judge, drawn, counts)),
  }));
  const figures = correlations.map((by) => {
    // An annotator without either correlation is left out of both means.
    const both = pairs.flatMap(({ human, judge }) => {
      const [theirs, own] = [human[by], judge[by]];
      return "value" in theirs && "value" in own ? [{ human: theirs.value, judge: own.value }] : [];
    });
    return [by, meansOf(both)] as const;
  });
  return recordOf(figures);
}

function meansOf(both: readonly { readonly human: number; readonly judge: number }[]): readonly Defined[] {
  if (both.length === 0) {
    const none = { undefined: "no annotator has a correlation with the others" };
    return [none, none, none];
  }
  const human = both.reduce((sum, one) => sum + one.human, 0) / both.length;
  const judge = both.reduce((sum, one) => sum + one.judge, 0) / both.length;
  const share =
    human > 0 ? { value: judge / human } : { undefined: "annotators do not agree with one another" };
  return [{ value: human }, { value: judge }, share];
}

function recordOf(figures: readonly (readonly [By, readonly Defined[]])[]): NamedStatistics<Name> {
  const none = { undefined: "nothing was compared" };
  const entries = figures.flatMap(([by, [human = none, judge = none, share = none]]): [Name, Defined][] => [
    [`${by} human`, human],
    [`${by} judge`, judge],
    [`${by} share`, share],
  ]);
  return Object.fromEntries(entries) as Record<Name, Defined>;
}

function weightsOf(
  table: JointTable,
  drawn: Int32Array,
  counts: ArrayLike<number> | undefined,
): Float64Array {
  const weights = new Float64Array(table.rows.length);
  for (let item = 0; item < drawn.length; item++) {
    const cell = table.cellOf[item] ?? 0;
    weights[cell] = (weights[cell] ?? 0) + (counts === undefined ? 1 : (counts[drawn[item] ?? 0] ?? 0));
  }
  return weights;
}
