/** Which of a pair's outputs is better, in the order of the dataset: `A` is the first output of the file. */
export type Preference = "A" | "B" | "tie";
