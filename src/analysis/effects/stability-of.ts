import type { Stability } from "../../core/effects.js";
import { kendallTauB } from "../../stats/kendall-tau-b.js";
import { percentileInterval } from "../../stats/percentile-interval.js";

/** How many rows make the top that is looked at. */
const mostTop = 3;

/**
 * How often a ranking comes out the same in resamples: the first row, the set of the first three (fewer where there are no more
 * than three rows), and the whole order. Rows of equal value stand in the order given.
 */
export function stabilityOf(
  values: readonly number[],
  rows: readonly Float64Array[],
): Stability | { readonly undefined: string } {
  if (values.length < 2) return { undefined: "fewer than two rows have no order" };
  const k = Math.min(mostTop, values.length - 1);
  const order = orderOf(values);
  const top = topOf(order, k);
  const resamples = rows[0]?.length ?? 0;
  let [first, tops, whole] = [0, 0, 0];
  const taus: number[] = [];
  for (let at = 0; at < resamples; at++) {
    const drawn = rows.map((row) => row[at] ?? 0);
    const found = orderOf(drawn);
    first += found[0] === order[0] ? 1 : 0;
    tops += topOf(found, k) === top ? 1 : 0;
    whole += found.every((row, place) => row === order[place]) ? 1 : 0;
    const tau = kendallTauB(values, drawn);
    if ("value" in tau) taus.push(tau.value);
  }
  if (taus.length === 0) return { undefined: "all rows are alike" };
  const mean = taus.reduce((sum, tau) => sum + tau, 0) / taus.length;
  return {
    first: first / resamples,
    top: { k, share: tops / resamples },
    order: whole / resamples,
    tau: { mean, ...percentileInterval(Float64Array.from(taus)) },
    resamples,
  };
}

/** Places from the largest value down. */
function orderOf(values: readonly number[]): readonly number[] {
  return [...values.keys()].sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
}

function topOf(order: readonly number[], k: number): string {
  return order
    .slice(0, k)
    .sort((a, b) => a - b)
    .join(" ");
}
