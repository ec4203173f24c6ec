import type { PairRow } from "../../core/run-figures.js";

/** An evaluator under a protocol with what a thousand of its judgments take. */
export interface PricedPair {
  readonly pair: PairRow;
  readonly cost: number;
  readonly value: number;
}

/** Pairs with a price, in which unit, and how many have none. */
export interface PricedPairs {
  readonly unit: "US dollars per 1,000 judgments" | "tokens per judgment";
  readonly priced: readonly PricedPair[];
  readonly unpriced: number;
}

/** What judgments cost where something was paid; else the tokens that they take, which is what a price is made of. */
export function pricedPairs(pairs: readonly PairRow[]): PricedPairs {
  const judges = pairs.filter(({ adapter, accuracy }) => adapter !== "null" && "value" in accuracy);
  const paid = judges.flatMap((pair) => pricedBy(pair, pair.costUsd, 1000));
  const [unit, priced] =
    paid.length > 0
      ? (["US dollars per 1,000 judgments", paid] as const)
      : (["tokens per judgment", judges.flatMap((pair) => pricedBy(pair, pair.tokens, 1))] as const);
  return { unit, priced, unpriced: judges.length - priced.length };
}

function pricedBy(pair: PairRow, total: PairRow["costUsd"], per: number): readonly PricedPair[] {
  const { accuracy, coverage } = pair;
  if (typeof total !== "number" || total <= 0 || coverage.trials === 0 || !("value" in accuracy)) return [];
  return [{ pair, cost: (total / coverage.trials) * per, value: accuracy.value }];
}
