/** One skill of one review. */
export interface Rating {
  readonly cluster: string;
  readonly skill: string;
  readonly domains: readonly string[];
  readonly difficulty: string | undefined;
  /** A score, 1..5, or why there is none. */
  readonly score: number | "not-applicable" | "lost";
}
