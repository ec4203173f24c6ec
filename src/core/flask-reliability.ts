import type { Estimate } from "./estimate.js";

/** How far raters agree: Krippendorff's alpha of scores as ranks, and as amounts. */
export interface AlphaPair {
  readonly ordinal: Estimate;
  readonly interval: Estimate;
}

/** What is said of one skill, or of all. */
export interface FlaskReliabilityRow {
  /** A skill, or `overall`. */
  readonly skill: string;
  /** Answers with scores of humans and of the model. */
  readonly n: number;
  readonly instructions: number;
  /** Mean of the humans' scores against mean of the model's runs. */
  readonly spearman: Estimate;
  /** Tau-b. */
  readonly kendall: Estimate;
  readonly pearson: Estimate;
  readonly humans: AlphaPair;
  readonly runs: AlphaPair;
  /** Pearson's correlation of an answer's length with its score: by the model, and by humans. */
  readonly length: { readonly model: Estimate; readonly human: Estimate };
  /** Share of the skill's weight: the humans' alpha (interval), at least 0, over the sum of all skills'. Of `overall`: absent. */
  readonly weight?: Estimate | undefined;
}

/** The score of one respondent over all skills. */
export interface FlaskWeightedScore {
  readonly respondent: string;
  readonly n: number;
  /** Means over the skills: each alike, and each by its weight. */
  readonly human: { readonly macro: Estimate; readonly weighted: Estimate };
  readonly model: { readonly macro: Estimate; readonly weighted: Estimate };
}

/** How reliable skill scores are, `reife flask reliability`. */
export interface FlaskReliability {
  readonly schema: "reife/flask-reliability/1";
  readonly rows: readonly FlaskReliabilityRow[];
  readonly respondents: readonly FlaskWeightedScore[];
}
