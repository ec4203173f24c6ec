import fc from "fast-check";
import { expect, test } from "vitest";
import { riskCoverageInterval } from "../../src/stats/risk-coverage-interval.js";
import { riskCoverage } from "../../src/stats/risk-coverage.js";
import oracles from "../oracles/calibration-interval.json" with { type: "json" };

test.each(oracles.cases)("riskCoverageInterval() equals the jackknife by brute force: $aurc", (example) => {
  const { aurc } = example;
  const found = riskCoverageInterval(example);
  if (aurc === null) expect(found).toEqual({ undefined: "one cluster has no interval" });
  else {
    expect(found).toEqual({
      value: expect.closeTo(aurc.value, 10) as number,
      low: expect.closeTo(aurc.low, 10) as number,
      high: expect.closeTo(aurc.high, 10) as number,
    });
  }
});

test("riskCoverageInterval() has the area of the curve, and knows confidences by their order alone", () => {
  const rows = fc.array(fc.tuple(fc.nat(10), fc.nat(2), fc.nat(8)), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(rows, (items) => {
      const credits = items.map(([, halves]) => halves / 2);
      const clusters = items.map(([, , cluster]) => cluster);
      const confidences = items.map(([tenths]) => tenths);
      const found = riskCoverageInterval({ confidences, credits, clusters });
      const cubed = riskCoverageInterval({ confidences: confidences.map((c) => c ** 3), credits, clusters });
      expect(cubed).toEqual(found);
      if ("undefined" in found) return;
      expect(riskCoverage({ confidences, credits })).toHaveProperty("area", found.value);
      expect([found.low >= 0, found.low <= found.high, found.high <= 1]).toEqual([true, true, true]);
    }),
  );
});

test("riskCoverageInterval() refuses what it cannot compute", () => {
  expect(riskCoverageInterval({ confidences: [], credits: [] })).toEqual({ undefined: "no items" });
  expect(() => riskCoverageInterval({ confidences: [1], credits: [1], clusters: [] })).toThrow(RangeError);
});
