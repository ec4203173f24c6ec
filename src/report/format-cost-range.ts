import { formatCost } from "./format-figure.js";

/** A cost from its low to its high end, both with the digits of the smaller one, as `formatCost` gives them: `$0.0609 to $0.4000`. */
export function formatCostRange({ low, high }: { readonly low: number; readonly high: number }): string {
  const smaller = low > 0 ? low : high;
  const end = (cost: number): string =>
    smaller < 0.1 && cost >= 0.1 ? `$${cost.toFixed(4)}` : formatCost(cost);
  const [from, to] = [end(low), end(high)];
  return from === to ? from : `${from} to ${to}`;
}
