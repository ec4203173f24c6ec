import fc from "fast-check";
import { expect, test } from "vitest";
import { selectiveThreshold } from "../../src/stats/selective-threshold.js";
import oracles from "../oracles/confidence.json" with { type: "json" };

test.each(oracles.thresholds)("selectiveThreshold() equals SciPy's exact bounds: $passed", (example) => {
  const { confidences, right, agreement, delta, passed } = example;
  const chosen = selectiveThreshold({
    confidences,
    right,
    agreement,
    delta,
    thresholds: example.thresholds ?? undefined,
  });
  if ("undefined" in chosen) {
    expect(passed).toBeNull();
    return;
  }
  expect(chosen.threshold).toBe(passed);
  expect(chosen.tested).toHaveLength(example.tested.length);
  for (const [place, one] of chosen.tested.entries()) {
    expect(one.threshold).toBe(example.tested[place]?.threshold);
    expect(one.items).toBe(example.tested[place]?.items);
    expect(one.bound).toBeCloseTo(example.tested[place]?.bound ?? NaN, 9);
  }
});

test("selectiveThreshold() keeps no less when less is asked for, and its bound holds what was asked", () => {
  const item = fc.tuple(fc.nat(9), fc.integer({ min: 0, max: 9 }));
  fc.assert(
    fc.property(fc.array(item, { minLength: 40, maxLength: 120 }), (rows) => {
      const confidences = rows.map((row) => row[0] / 9);
      const right = rows.map((row) => row[1] <= row[0] + 2);
      const strict = selectiveThreshold({ confidences, right, agreement: 0.8 });
      fc.pre(!("undefined" in strict));
      expect(strict.bound).toBeGreaterThanOrEqual(0.8);
      expect(strict.agreement).toBeGreaterThanOrEqual(strict.bound);
      const thresholds = [...strict.tested.map(({ threshold }) => threshold), 0];
      const lenient = selectiveThreshold({ confidences, right, agreement: 0.7, thresholds });
      if ("undefined" in lenient) throw new Error(lenient.undefined);
      expect(lenient.coverage).toBeGreaterThanOrEqual(strict.coverage);
    }),
  );
});

test("selectiveThreshold() says why there is none", () => {
  const sure = Array.from({ length: 28 }, () => 0.9);
  expect(selectiveThreshold({ confidences: sure, right: sure.map(() => true) })).toEqual({
    undefined: "28 items are too few: even full agreement needs 29 above a threshold",
  });
  const more = [...sure, ...sure];
  expect(selectiveThreshold({ confidences: more, right: more.map((_, item) => item > 5) })).toEqual({
    undefined: "of the 56 surest items the judge agrees on 50, too few to promise more",
  });
  expect(selectiveThreshold({ confidences: [], right: [] })).toEqual({ undefined: "no items" });
});

test("selectiveThreshold() throws for lengths, agreement and delta out of range", () => {
  expect(() => selectiveThreshold({ confidences: [1], right: [] })).toThrow("1 confidences and 0 outcomes");
  expect(() => selectiveThreshold({ confidences: [], right: [], agreement: 90 })).toThrow("agreement of 90");
  expect(() => selectiveThreshold({ confidences: [], right: [], delta: 0.5 })).toThrow("delta 0.5");
  expect(() => selectiveThreshold({ confidences: [NaN], right: [true] })).toThrow(TypeError);
});
