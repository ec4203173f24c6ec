/** What the paper says of an evaluator: its correlations with people's scores. */
export interface PublishedAgreement {
  readonly evaluator: string;
  readonly spearman: number;
  readonly kendall: number;
  readonly pearson: number;
}

const rows: readonly (readonly [string, number, number, number])[] = [
  ["ROUGE-L", 0.333, 0.24, 0.289],
  ["GPT-3.5, one score", 0.36, 0.267, 0.45],
  ["GPT-3.5, by skill", 0.424, 0.33, 0.449],
  ["Claude, one score", 0.352, 0.264, 0.391],
  ["Claude, by skill", 0.432, 0.334, 0.458],
  ["GPT-4, one score", 0.641, 0.495, 0.673],
  ["GPT-4, by skill", 0.68, 0.541, 0.732],
  ["GPT-4, no reference", 0.516, 0.429, 0.566],
  ["GPT-4, no rationale", 0.634, 0.523, 0.683],
  ["GPT-4, no rubric", 0.646, 0.512, 0.696],
];

/** Table 1 of Ye et al. 2024 (arXiv:2307.10928 v4). */
export const publishedAgreement: readonly PublishedAgreement[] = rows.map(
  ([evaluator, spearman, kendall, pearson]) => ({ evaluator, spearman, kendall, pearson }),
);
