/** Names of the two steps in which a pair is asked about: the dataset's first reply as A, then as B. */
export const choiceSteps = ["as-a", "as-b"] as const;
