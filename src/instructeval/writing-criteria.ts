/** What a judge scores a text by. The second is judged without the task. */
export const writingCriteria = ["relevance", "coherence"] as const;
