import fc from "fast-check";
import { expect, test } from "vitest";
import { aurocInterval } from "../../src/stats/auroc-interval.js";
import oracles from "../oracles/confidence.json" with { type: "json" };

test.each(oracles.areas)("aurocInterval() equals the kernels pair by pair: $area", (example) => {
  const { confidences, right } = example;
  const clusters = example.clusters ?? undefined;
  for (const scale of ["linear", "logit"] as const) {
    const interval = aurocInterval({ confidences, right, clusters, scale });
    if ("undefined" in interval) throw new Error(interval.undefined);
    expect(interval.value).toBeCloseTo(example.area, 12);
    expect(interval.se).toBeCloseTo(example.se, 12);
    expect(interval.low).toBeCloseTo(example[scale][0] ?? NaN, 11);
    expect(interval.high).toBeCloseTo(example[scale][1] ?? NaN, 11);
  }
});

test("aurocInterval() mirrors, and depends on the order of confidences only", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(6), fc.boolean()), { minLength: 4, maxLength: 25 }), (rows) => {
      const [confidences, right] = [rows.map((row) => row[0]), rows.map((row) => row[1])];
      const clusters = confidences.map((_, item) => item % 7);
      const interval = aurocInterval({ confidences, right, clusters });
      fc.pre("value" in interval);
      const mirrored = aurocInterval({ confidences, right: right.map((one) => !one), clusters });
      const stretched = aurocInterval({
        confidences: confidences.map((value) => value ** 3),
        right,
        clusters,
      });
      if ("undefined" in mirrored || "undefined" in stretched) throw new Error("undefined");
      expect(mirrored.value).toBeCloseTo(1 - interval.value, 12);
      expect(mirrored.se).toBeCloseTo(interval.se, 12);
      expect(stretched.se).toBeCloseTo(interval.se, 12);
      expect(interval.low).toBeLessThanOrEqual(interval.value);
      expect(interval.high).toBeGreaterThanOrEqual(interval.value);
    }),
  );
});

test("aurocInterval() of a perfect order has no width, and is undefined with too few clusters of a kind", () => {
  const right = [false, false, true, true];
  expect(aurocInterval({ confidences: [1, 2, 3, 4], right })).toEqual({ value: 1, se: 0, low: 1, high: 1 });
  expect(aurocInterval({ confidences: [1, 2, 3, 4], right, clusters: [1, 2, 3, 3] })).toEqual({
    undefined: "right items in fewer than two clusters",
  });
  expect(aurocInterval({ confidences: [1, 2, 3], right: [false, true, true] })).toEqual({
    undefined: "wrong items in fewer than two clusters",
  });
  expect(aurocInterval({ confidences: [1], right: [true] })).toEqual({ undefined: "no wrong item" });
});

test("aurocInterval() throws when lengths differ or the level is out of range", () => {
  expect(() => aurocInterval({ confidences: [1], right: [true], clusters: [] })).toThrow("0 labels");
  expect(() => aurocInterval({ confidences: [1], right: [], clusters: [] })).toThrow("0 outcomes");
  expect(() => aurocInterval({ confidences: [], right: [], level: 2 })).toThrow("level 2");
});
