/** What a judge said of one skill of one answer. */
export interface ReviewedAnswer {
  readonly cluster: string;
  readonly respondent: string;
  readonly skill: string;
  /** Scores 1..5 by repeat, from 0; a repeat without one is missing. */
  readonly scores: ReadonlyMap<number, number>;
  /** Of the answer, in characters; absent where nobody kept it. */
  readonly length?: number | undefined;
}

/** A judge with the answers that it scored. */
export interface ReviewingJudge {
  readonly judge: string;
  readonly answers: readonly ReviewedAnswer[];
  /** Instructions, times respondents, that stand under several ids and were left out. */
  readonly ambiguous: number;
}
