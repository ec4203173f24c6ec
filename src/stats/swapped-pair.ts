/** One pair judged in both positions. A verdict is in the order shown. */
export interface SwappedPair {
  /** Label of the pair's cluster. */
  readonly cluster: string | number;
  /** The verdict on A shown before B. */
  readonly original: "first" | "second" | "tie";
  /** The verdict on B shown before A. */
  readonly swapped: "first" | "second" | "tie";
}
