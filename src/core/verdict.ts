/** What a judge said about a pair, in the order in which the pair was shown. */
export type Verdict = "first" | "second" | "tie";
