import { expect, test } from "vitest";
import { mcnemarTest } from "../../src/stats/mcnemar-test.js";
import { seededRandom } from "../../src/stats/seeded-random.js";
import { binomialBounds } from "./binomial-bounds.js";

const experiments = 4000;

test.each([
  { items: 40, accuracy: 0.8 },
  { items: 100, accuracy: 0.6 },
  { items: 400, accuracy: 0.9 },
])(
  "mcnemarTest() errs in at most 5 % of experiments: $items items, accuracy $accuracy",
  ({ items, accuracy }) => {
    const random = seededRandom(`mcnemar ${items}`);
    let exactRejected = 0;
    let midRejected = 0;
    for (let experiment = 0; experiment < experiments; experiment++) {
      let [firstOnly, secondOnly] = [0, 0];
      for (let item = 0; item < items; item++) {
        const [first, second] = [random.next() < accuracy, random.next() < accuracy];
        if (first && !second) firstOnly++;
        if (second && !first) secondOnly++;
      }
      const { exact, midP } = mcnemarTest(firstOnly, secondOnly);
      if (exact <= 0.05) exactRejected++;
      if (midP <= 0.05) midRejected++;
    }
    const { low, high } = binomialBounds(0.05, experiments);
    expect(exactRejected / experiments).toBeLessThan(0.05);
    expect(midRejected / experiments).toBeLessThan(high);
    expect(midRejected / experiments).toBeGreaterThan(low);
  },
);
