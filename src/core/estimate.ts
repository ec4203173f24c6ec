/**
 * A measured quantity, or the reason why it cannot be stated. Never NaN, and never a zero that stands for "missing".
 * `low` and `high` bound a 95 % interval unless `method` says otherwise.
 */
export type Estimate =
  | {
      readonly value: number;
      readonly low?: number | undefined;
      readonly high?: number | undefined;
      readonly method?: string | undefined;
    }
  | { readonly undefined: string };
