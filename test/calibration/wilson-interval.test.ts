import { expect, test } from "vitest";
import { wilsonInterval } from "../../src/stats/wilson-interval.js";

/** Probability, without simulation, that the interval of a binomial count holds the proportion. */
function coverage(n: number, proportion: number): number {
  let held = 0;
  let term = (1 - proportion) ** n;
  for (let successes = 0; successes <= n; successes++) {
    const interval = wilsonInterval(successes, n);
    if ("low" in interval && interval.low <= proportion && proportion <= interval.high) held += term;
    term *= ((n - successes) / (successes + 1)) * (proportion / (1 - proportion));
  }
  return held;
}

test.each([5, 10, 30, 100, 500])(
  "wilsonInterval() covers 0.95 of samples on average over proportions: n = %d",
  (n) => {
    // Proportions above one half mirror those below.
    const proportions = Array.from({ length: 100 }, (_, index) => (index + 1) / 200);
    const coverages = proportions.map((proportion) => coverage(n, proportion));
    const average = coverages.reduce((sum, value) => sum + value, 0) / coverages.length;
    expect(average).toBeGreaterThan(0.945);
    expect(average).toBeLessThan(0.965);
    // The known low point lies near 0.
    expect(Math.min(...coverages)).toBeGreaterThan(0.83);
  },
);
