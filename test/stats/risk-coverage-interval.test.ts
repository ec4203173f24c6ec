import fc from "fast-check";
import { expect, test } from "vitest";
import { jackknifeInterval } from "../../src/stats/jackknife-interval.js";
import { riskCoverageInterval } from "../../src/stats/risk-coverage-interval.js";
import { riskCoverage } from "../../src/stats/risk-coverage.js";
import { seededRandom } from "../../src/stats/seeded-random.js";
import oracles from "../oracles/calibration-interval.json" with { type: "json" };

test.each(oracles.cases)("riskCoverageInterval() equals the jackknife by brute force: $aurc", (example) => {
  const { aurc } = example;
  const found = riskCoverageInterval(example);
  if (aurc === null) expect(found).toEqual({ undefined: "one cluster has no interval" });
  else if (aurc.low === null) {
    expect(found).toEqual({ undefined: "all are right, or all wrong, once some cluster is left out" });
  } else {
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

test("riskCoverageInterval() of very many clusters is that of all left out one by one, whatever their order", () => {
  const random = seededRandom("many clusters");
  const items = Array.from({ length: 1200 }, (_, place) => {
    const confidence = random.next();
    return { confidence, credit: random.next() < 0.5 + confidence / 2 ? 1 : 0, cluster: `c${place}` };
  });
  const of = (rows: typeof items, clusters: readonly string[]): ReturnType<typeof riskCoverageInterval> =>
    riskCoverageInterval({
      confidences: rows.map(({ confidence }) => confidence),
      credits: rows.map(({ credit }) => credit),
      clusters,
    });
  const grouped = of(
    items,
    items.map(({ cluster }) => cluster),
  );
  const turned = items.toReversed();
  expect(
    of(
      turned,
      turned.map(({ cluster }) => cluster),
    ),
  ).toEqual({
    value: expect.closeTo("value" in grouped ? grouped.value : NaN, 12) as number,
    low: expect.closeTo("value" in grouped ? grouped.low : NaN, 12) as number,
    high: expect.closeTo("value" in grouped ? grouped.high : NaN, 12) as number,
  });
  const without = items.map((_, left) => {
    const rest = items.filter((_item, place) => place !== left);
    const curve = riskCoverage({
      confidences: rest.map(({ confidence }) => confidence),
      credits: rest.map(({ credit }) => credit),
    });
    return "undefined" in curve ? NaN : curve.area;
  });
  const single = jackknifeInterval({
    estimate: "value" in grouped ? grouped.value : NaN,
    jackknife: without,
    transform: "logit",
  });
  if ("undefined" in grouped || "undefined" in single) throw new Error("no interval");
  expect((grouped.high - grouped.low) / (single.high - single.low)).toBeCloseTo(1, 1);
});

test("riskCoverageInterval() refuses what it cannot compute", () => {
  expect(riskCoverageInterval({ confidences: [], credits: [] })).toEqual({ undefined: "no items" });
  expect(() => riskCoverageInterval({ confidences: [1], credits: [1], clusters: [] })).toThrow(RangeError);
});
