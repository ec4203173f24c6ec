/** What attempts without a kept reply have cost. */
export interface LostMoney {
  readonly attempts: number;
  /** What the provider counted, in US dollars. */
  readonly paidUsd: number;
  /** What the others may have cost at most, in US dollars. */
  readonly perhapsUsd: number;
}
