import fc from "fast-check";
import { expect, test } from "vitest";
import { clopperPearsonInterval } from "../../src/stats/clopper-pearson-interval.js";
import { kornGraubardInterval } from "../../src/stats/korn-graubard-interval.js";
import oracles from "../oracles/confidence.json" with { type: "json" };

test.each(oracles.clusteredShares)(
  "kornGraubardInterval() equals SciPy's beta quantiles: $low",
  (example) => {
    const { successes, clusters, low, high } = example;
    const interval = kornGraubardInterval({ successes, clusters });
    if ("undefined" in interval) throw new Error(interval.undefined);
    expect(interval.low).toBeCloseTo(low, 9);
    expect(interval.high).toBeCloseTo(high, 9);
  },
);

test("kornGraubardInterval() is not shorter than the exact one of independent items, and holds the share", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(5), fc.boolean()), { minLength: 3, maxLength: 30 }), (rows) => {
      const successes = rows.map((row) => row[1]);
      const interval = kornGraubardInterval({ successes, clusters: rows.map((row) => row[0]) });
      fc.pre("low" in interval);
      const hits = successes.filter(Boolean).length;
      const exact = clopperPearsonInterval(hits, successes.length);
      if ("undefined" in exact) throw new Error(exact.undefined);
      expect(interval.low).toBeLessThanOrEqual(exact.low + 1e-9);
      expect(interval.high).toBeGreaterThanOrEqual(exact.high - 1e-9);
      expect(interval.low).toBeLessThanOrEqual(hits / successes.length);
      expect(interval.high).toBeGreaterThanOrEqual(hits / successes.length);
    }),
  );
});

test("kornGraubardInterval() is undefined for one cluster, and throws when lengths differ", () => {
  expect(kornGraubardInterval({ successes: [true, false], clusters: [1, 1] })).toHaveProperty("undefined");
  expect(kornGraubardInterval({ successes: [], clusters: [] })).toHaveProperty("undefined");
  expect(() => kornGraubardInterval({ successes: [true], clusters: [] })).toThrow(RangeError);
});
