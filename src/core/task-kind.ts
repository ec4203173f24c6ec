/** What is asked of a judge: choose between two, score one, or pick the best of several. */
export type TaskKind = "pairwise" | "pointwise" | "listwise";
