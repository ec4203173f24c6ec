/** One comparison of two systems' outputs for the same instruction, by a judge and by the gold. */
export interface Battle {
  readonly first: string;
  readonly second: string;
  /** Number of the instruction's cluster among those that are drawn. */
  readonly drawn: number;
  /** How far the first one won: 1, one half for a tie, 0; of several verdicts their mean. */
  readonly judge: number;
  readonly gold: number;
}
