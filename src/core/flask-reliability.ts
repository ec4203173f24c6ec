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
  /** Pearson's correlation of an answer's length with its score: by the model, by humans, and by the model within respondents. */
  readonly length: { readonly model: Estimate; readonly human: Estimate; readonly within: Estimate };
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

/** What is said of a judge's scores of one skill, or of all. */
export interface FlaskJudgeRow {
  /** A skill, or `overall`. */
  readonly skill: string;
  /** Answers that the judge scored. */
  readonly reviewed: number;
  /** Of these, answers that humans scored as well. */
  readonly n: number;
  /** Instructions of those. */
  readonly instructions: number;
  /** Mean of the humans' scores against mean of the judge's repeats. */
  readonly spearman: Estimate;
  /** Tau-b. */
  readonly kendall: Estimate;
  readonly pearson: Estimate;
  /** Among the judge's repeats. */
  readonly runs: AlphaPair;
  /** Pearson's correlation of an answer's length with its score: of all answers, and within respondents. */
  readonly length: { readonly all: Estimate; readonly within: Estimate };
}

/** How reliable one judge's skill scores are. */
export interface FlaskJudge {
  readonly judge: string;
  /** Instructions, times respondents, that stand under several ids: which answer was rated cannot be told, so they are left out. */
  readonly ambiguous: number;
  readonly rows: readonly FlaskJudgeRow[];
}

/** How far several judges agree on one skill, or on all. */
export interface FlaskJudgeAgreement {
  readonly skill: string;
  /** Answers that two judges or more scored. */
  readonly n: number;
  readonly instructions: number;
  /** Of the judges' scores, each the mean of its repeats. */
  readonly alpha: AlphaPair;
}

/** What became of a judge's scores where answers were made longer and say the same. */
export interface FlaskVerbosityRow {
  readonly judge: string;
  /** A skill, or `overall`: all but those that are about length itself. */
  readonly skill: string;
  /** Pairs of scores: of an answer and of its longer form. */
  readonly n: number;
  readonly instructions: number;
  /** Share of the scores that stay, 0..1. */
  readonly unchanged: Estimate;
  /** Score of the longer form less that of the answer, -4..4. */
  readonly shift: Estimate;
}

/** How reliable skill scores are, `reife flask reliability`. */
export interface FlaskReliability {
  readonly schema: "reife/flask-reliability/1";
  readonly rows: readonly FlaskReliabilityRow[];
  readonly respondents: readonly FlaskWeightedScore[];
  /** Absent where no reviews were given. */
  readonly judges?: readonly FlaskJudge[] | undefined;
  /** Absent where fewer than two judges were given. */
  readonly amongJudges?: readonly FlaskJudgeAgreement[] | undefined;
  /** Absent where no reviews of longer answers were given. */
  readonly verbosity?: readonly FlaskVerbosityRow[] | undefined;
}
