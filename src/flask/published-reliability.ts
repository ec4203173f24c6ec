/** What the paper says of a skill, or of all: Krippendorff's alphas (it does not say at which level) and a correlation. */
export interface PublishedReliability {
  /** Alpha of three people. */
  readonly humans: number;
  /** Alpha of three runs of GPT-4. */
  readonly runs: number;
  /** Alpha of GPT-3.5, Claude and GPT-4. */
  readonly judges: number;
  /** Pearson's correlation of people and GPT-4. */
  readonly pearson: number;
}

const rows: Readonly<Record<string, readonly [number, number, number, number]>> = {
  "Logical Robustness": [0.569, 0.854, 0.78, 0.339],
  "Logical Correctness": [0.73, 0.925, 0.896, 0.488],
  "Logical Efficiency": [0.5, 0.776, 0.64, 0.461],
  Factuality: [0.424, 0.784, 0.747, 0.495],
  "Commonsense Understanding": [0.562, 0.86, 0.816, 0.468],
  Comprehension: [0.296, 0.803, 0.575, 0.481],
  Insightfulness: [0.363, 0.685, 0.587, 0.496],
  Completeness: [0.467, 0.794, 0.656, 0.488],
  Metacognition: [0.581, 0.823, 0.827, 0.471],
  Readability: [0.089, 0.329, 0.223, 0.47],
  Conciseness: [0.296, 0.656, 0.507, 0.472],
  Harmlessness: [0.552, 0.738, 0.755, 0.481],
  overall: [0.488, 0.835, 0.732, 0.471],
};

/** Tables 2 and 4 of Ye et al. 2024 (arXiv:2307.10928 v4), by skill and `overall`. */
export const publishedReliability: ReadonlyMap<string, PublishedReliability> = new Map(
  Object.entries(rows).map(([skill, values]) => {
    const [humans, runs, pearson, judges] = values;
    return [skill, { humans, runs, judges, pearson }];
  }),
);
