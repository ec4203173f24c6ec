import fc from "fast-check";
import { expect, test } from "vitest";
import { clusteredProportion } from "../../src/stats/clustered-proportion.js";
import { clusteredWilsonInterval } from "../../src/stats/clustered-wilson-interval.js";
import { wilsonInterval } from "../../src/stats/wilson-interval.js";
import oracles from "../oracles/shares.json" with { type: "json" };

test("clusteredProportion() is Wilson's for single observations, and that of the effective size for clusters", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(4)), { minLength: 1, maxLength: 20 }), (rows) => {
      const hits = rows.map((row) => row[0]);
      const single = clusteredProportion(hits, [...hits.keys()]);
      expect(single).toMatchObject({
        method: "Wilson",
        ...wilsonInterval(hits.filter(Boolean).length, hits.length),
      });
      const clusters = rows.map((row) => row[1]);
      fc.pre(new Set(clusters).size < hits.length);
      const grouped = clusteredProportion(hits, clusters);
      const robust = clusteredWilsonInterval({ scores: hits.map(Number), clusters });
      if ("undefined" in grouped || "undefined" in robust) {
        expect(grouped).toEqual(robust);
        return;
      }
      expect(grouped.value).toBe(robust.value);
      expect([grouped.low, grouped.high]).toEqual([robust.low, robust.high]);
    }),
  );
});

test("clusteredProportion() is undefined without observations, and in one cluster", () => {
  expect(clusteredProportion([], [])).toEqual({ undefined: "no trials" });
  expect(clusteredProportion([true, false], ["a", "a"])).toEqual({
    undefined: "one cluster has no standard error",
  });
  expect(() => clusteredProportion([true], [])).toThrow(RangeError);
});

test.each(oracles.proportion)("clusteredProportion() equals statsmodels: $value, $method", (given) => {
  const { hits, labels, low, high, ...rest } = given;
  expect(clusteredProportion(hits, labels)).toEqual({
    ...rest,
    value: expect.closeTo(given.value, 12) as number,
    low: expect.closeTo(low, 9) as number,
    high: expect.closeTo(high, 9) as number,
  });
});

test("clusteredProportion() of clusters without a hit is not certain of it", () => {
  const none = clusteredProportion([false, false, false, false], ["a", "a", "b", "b"]);
  expect(none).toMatchObject({ value: 0, low: 0, ...{ n: 4, clusters: 2 } });
  expect("high" in none && none.high).toBeGreaterThan(0.5);
});
