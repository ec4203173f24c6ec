import type { Estimate } from "../core/estimate.js";
import type {
  FlaskAggregate,
  FlaskDifference,
  FlaskFacet,
  FlaskModel,
  FlaskRow,
} from "../core/flask-aggregate.js";
import { holmAdjust } from "../stats/holm-adjust.js";
import { meanOfScores, type GroupedScore } from "./mean-of-scores.js";
import { newestReviews } from "./newest-reviews.js";
import { pairedScores } from "./paired-scores.js";
import type { Rating } from "./rating.js";
import { ratingsOf } from "./ratings-of.js";
import type { SkillReview } from "./skill-review.js";
import { slicesBy } from "./slices-by.js";

/** The reviews of one respondent. */
export interface ReviewedModel {
  readonly model: string;
  readonly reviews: readonly SkillReview[];
}

/** What `aggregateReviews` works on. */
export interface AggregateParts {
  readonly models: readonly ReviewedModel[];
  readonly facets: readonly FlaskFacet[];
  /** Name of the model that the others are compared with. */
  readonly baseline: string;
  /** Ids of the questions there are, to name those without a review. */
  readonly questions?: readonly string[] | undefined;
}

/**
 * Means of skill scores by each facet, for each model, and every model's differences from the baseline. Missing scores are counted and
 * enter no mean; a criterion that a judge found not applicable is no score. Intervals of means end at the scale's ends.
 */
export function aggregateReviews(parts: AggregateParts): FlaskAggregate {
  const { facets, baseline, questions } = parts;
  const models = parts.models.map(({ model, reviews: all }) => {
    const newest = newestReviews(all);
    return { facts: factsOf(model, newest, questions), ratings: ratingsOf(newest.reviews) };
  });
  const rows = facets.flatMap((by) => rowsOf(models, by));
  const base = models.find(({ facts }) => facts.model === baseline);
  const others = models.filter((entry) => entry !== base);
  const differences = base === undefined ? [] : facets.flatMap((by) => differencesOf(base, { others, by }));
  return {
    schema: "reife/flask-aggregate/1",
    models: models.map(({ facts }) => facts),
    rows,
    ...(others.length === 0 ? {} : { baseline }),
    differences,
  };
}

interface Rated {
  readonly facts: FlaskModel;
  readonly ratings: readonly Rating[];
}

function factsOf(
  model: string,
  { reviews, repeated }: ReturnType<typeof newestReviews>,
  questions: readonly string[] | undefined,
): FlaskModel {
  const lost: Record<string, number> = {};
  for (const { outcome } of reviews) {
    if (outcome.kind === "scores") continue;
    const reason = outcome.kind === "unparsed" ? outcome.reason : outcome.failure;
    lost[reason] = (lost[reason] ?? 0) + 1;
  }
  const reviewed = new Set(reviews.map(({ id }) => id));
  return {
    ...{ model, reviews: reviews.length, repeated, lost },
    instructions: new Set(reviews.map(({ cluster }) => cluster)).size,
    ...(questions === undefined ? {} : { missing: questions.filter((id) => !reviewed.has(id)) }),
  };
}

/** Rows of one slice together, models in their order. */
function rowsOf(models: readonly Rated[], by: FlaskFacet): readonly FlaskRow[] {
  const all = slicesBy(
    by,
    models.flatMap(({ ratings }) => ratings),
  );
  const slices = models.map(({ facts: { model }, ratings }) => ({
    model,
    own: new Map(slicesBy(by, ratings).map((slice) => [JSON.stringify(slice.keys), slice.ratings])),
  }));
  return all.flatMap(({ keys }) =>
    slices.flatMap(({ model, own }) => {
      const ratings = own.get(JSON.stringify(keys));
      return ratings === undefined ? [] : [{ by, keys, model, ...figuresOf(ratings) }];
    }),
  );
}

function figuresOf(ratings: readonly Rating[]): Omit<FlaskRow, "by" | "keys" | "model"> {
  const scored = ratings.flatMap(({ score, cluster, skill }) =>
    typeof score === "number" ? [{ score, cluster, group: skill }] : [],
  );
  const count = (wanted: Rating["score"]): number => ratings.filter(({ score }) => score === wanted).length;
  return {
    mean: onScale(meanOfScores(asOneGroup(scored)).mean),
    macro: onScale(meanOfScores(scored).mean),
    n: scored.length,
    instructions: new Set(scored.map(({ cluster }) => cluster)).size,
    asked: ratings.length,
    notApplicable: count("not-applicable"),
    lost: count("lost"),
  };
}

function asOneGroup(scores: readonly GroupedScore[]): readonly GroupedScore[] {
  return scores.map((entry) => ({ ...entry, group: "" }));
}

/** No mean lies beyond the scale. */
function onScale(estimate: Estimate): Estimate {
  if (!("value" in estimate) || estimate.low === undefined || estimate.high === undefined) return estimate;
  return { ...estimate, low: Math.max(1, estimate.low), high: Math.min(5, estimate.high) };
}

function differencesOf(
  base: Rated,
  { others, by }: { readonly others: readonly Rated[]; readonly by: FlaskFacet },
): readonly FlaskDifference[] {
  const baseline = new Map(
    slicesBy(by, base.ratings).map(({ keys, ratings }) => [JSON.stringify(keys), ratings]),
  );
  const found = others.flatMap(({ facts: { model }, ratings }) =>
    slicesBy(by, ratings).flatMap(({ keys, ratings: own }) => {
      const pairs = pairedScores(own, baseline.get(JSON.stringify(keys)) ?? []);
      if (pairs.length === 0) return [];
      const { mean: difference, p } = meanOfScores(asOneGroup(pairs));
      return [
        {
          ...{ by, keys, model, baseline: base.facts.model },
          n: pairs.length,
          instructions: new Set(pairs.map(({ cluster }) => cluster)).size,
          ...{ difference, p },
        },
      ];
    }),
  );
  const adjusted = holmAdjust(found.flatMap(({ p }) => ("value" in p ? [p.value] : [])));
  let next = 0;
  return found.map((row) => ({
    ...row,
    adjustedP: "value" in row.p ? { value: adjusted[next++] ?? row.p.value, method: "Holm" } : row.p,
  }));
}
