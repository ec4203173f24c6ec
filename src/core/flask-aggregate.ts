import type { Estimate } from "./estimate.js";

/** By what skill scores are pooled. */
export type FlaskFacet = "overall" | "ability" | "skill" | "domain" | "difficulty" | "skill,difficulty";

/** Whose scores they are: a respondent, in the words of one file or one cell of a run. */
export interface FlaskModel {
  readonly model: string;
  /** Reviews that count. */
  readonly reviews: number;
  /** Instructions that they are of. */
  readonly instructions: number;
  /** Reviews passed over, for a later one of the same instance could be read as well. */
  readonly repeated: number;
  /** Reviews from which no scores could be read, and calls that failed, by reason. */
  readonly lost: Readonly<Record<string, number>>;
  /** Ids of questions that have no review; absent where nobody said which questions there are. */
  readonly missing?: readonly string[] | undefined;
}

/** What is said of one slice; `n + notApplicable + lost = asked`. */
export interface FlaskRow {
  readonly by: FlaskFacet;
  /** The slice's value for each part of the facet; empty over all. */
  readonly keys: Readonly<Record<string, string>>;
  readonly model: string;
  /** Mean of all scores, 1..5: micro. */
  readonly mean: Estimate;
  /** Mean of the skills' means, 1..5: macro. The same as `mean` where there is one skill. */
  readonly macro: Estimate;
  /** Scores. */
  readonly n: number;
  /** Instructions that have one. */
  readonly instructions: number;
  /** Skills times reviews that a score was asked for. */
  readonly asked: number;
  readonly notApplicable: number;
  /** Not read, or failed. */
  readonly lost: number;
}

/** A model less the baseline, on the instructions and skills that both have scores of. */
export interface FlaskDifference {
  readonly by: FlaskFacet;
  readonly keys: Readonly<Record<string, string>>;
  readonly model: string;
  readonly baseline: string;
  /** Pairs of scores: instruction x skill. */
  readonly n: number;
  readonly instructions: number;
  /** `model - baseline`, -4..4. */
  readonly difference: Estimate;
  /** Two-sided, of the t test behind the interval. */
  readonly p: Estimate;
  /** After Holm, over all rows of the facet. */
  readonly adjustedP: Estimate;
}

/** Skill scores of several models side by side, `reife flask aggregate`. */
export interface FlaskAggregate {
  readonly schema: "reife/flask-aggregate/1";
  readonly models: readonly FlaskModel[];
  readonly rows: readonly FlaskRow[];
  /** Absent where there is one model. */
  readonly baseline?: string | undefined;
  readonly differences: readonly FlaskDifference[];
}
