import { expect, test } from "vitest";
import { predictTotal } from "../../src/stats/predict-total.js";
import { normalQuantile } from "../../src/stats/normal-quantile.js";
import { seededRandom } from "../../src/stats/seeded-random.js";
import { binomialBounds } from "./binomial-bounds.js";

const experiments = 1500;

/**
 * Prompts of unlike length. Replies whose length varies to both sides alike; or skewed ones, as judges write them: of those a
 * few instances show too little of the long ones.
 */
test.each([
  { pilot: 5, units: 100, skewed: false, least: 0.95 },
  { pilot: 10, units: 300, skewed: false, least: 0.95 },
  { pilot: 5, units: 100, skewed: true, least: 0.925 },
])(
  "predictTotal() covers what comes, from $pilot of $units, skewed: $skewed",
  ({ pilot, units, skewed, least }) => {
    const random = seededRandom(`pilot ${pilot}`);
    const normal = (): number => normalQuantile(random.next() + 2 ** -54);
    let covered = 0;
    for (let experiment = 0; experiment < experiments; experiment += 1) {
      const drawn = Array.from({ length: units }, () => {
        const foreseen = 200 + Math.exp(5 + 0.6 * normal());
        const reply = skewed ? Math.exp(3.5 + 0.5 * normal()) : 0.1 * foreseen + 8 * normal();
        return { foreseen, actual: 0.8 * foreseen + reply };
      });
      const rest = drawn.slice(pilot);
      const ahead = rest.reduce((sum, unit) => sum + unit.foreseen, 0);
      const came = rest.reduce((sum, unit) => sum + unit.actual, 0);
      const left = { units: rest.length, low: ahead, high: ahead };
      const estimate = predictTotal([{ sample: drawn.slice(0, pilot), rest: left }]);
      if (!("value" in estimate)) continue;
      const { low, high } = estimate;
      if (low <= came && came <= high) covered += 1;
    }
    expect(covered / experiments).toBeGreaterThan(binomialBounds(least, experiments).low);
    expect(covered / experiments).toBeLessThan(binomialBounds(0.95, experiments).high);
  },
);
