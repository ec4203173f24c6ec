import fc from "fast-check";
import { expect, test } from "vitest";
import { kendallTauB } from "../../src/stats/kendall-tau-b.js";
import { testCorrelation, testRankCorrelation } from "./test-correlation.js";
import { valueOf } from "./value-of.js";

const pairs = fc.array(fc.tuple(fc.integer({ min: -6, max: 6 }), fc.integer({ min: -6, max: 6 })), {
  minLength: 2,
  maxLength: 30,
});

testCorrelation("kendallTauB", kendallTauB, "kendall");
testRankCorrelation("kendallTauB", kendallTauB);

test("kendallTauB() equals the double loop over pairs", () => {
  fc.assert(
    fc.property(pairs, (values) => {
      let [surplus, untiedFirst, untiedSecond] = [0, 0, 0];
      for (const [index, [a, b]] of values.entries()) {
        for (const [c, d] of values.slice(0, index)) {
          surplus += Math.sign(a - c) * Math.sign(b - d);
          untiedFirst += Math.abs(Math.sign(a - c));
          untiedSecond += Math.abs(Math.sign(b - d));
        }
      }
      fc.pre(untiedFirst > 0 && untiedSecond > 0);
      const tau = kendallTauB(
        values.map((pair) => pair[0]),
        values.map((pair) => pair[1]),
      );
      expect(valueOf(tau)).toBeCloseTo(surplus / Math.sqrt(untiedFirst * untiedSecond), 12);
    }),
  );
});
