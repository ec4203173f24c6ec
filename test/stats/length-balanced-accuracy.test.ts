import fc from "fast-check";
import { expect, test } from "vitest";
import { lengthBalancedAccuracy } from "../../src/stats/length-balanced-accuracy.js";
import oracles from "../oracles/bias.json" with { type: "json" };

test.each(oracles.lengthBalanced)("lengthBalancedAccuracy() equals NumPy: $balanced", (example) => {
  const { longer, shorter, balanced, covered, ...given } = example;
  expect(lengthBalancedAccuracy(given)).toMatchObject({
    longer: { value: expect.closeTo(longer, 12) as number },
    shorter: { value: expect.closeTo(shorter, 12) as number },
    gap: { value: expect.closeTo(longer - shorter, 12) as number },
    balanced: { value: expect.closeTo(balanced, 12) as number },
    covered: expect.closeTo(covered, 12) as number,
  });
});

test("lengthBalancedAccuracy() of a judge that likes length is one half, however often length is right", () => {
  const lengths = fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 })), {
    minLength: 3,
    maxLength: 30,
  });
  fc.assert(
    fc.property(lengths, (given) => {
      const betterLengths = given.map((row) => row[0]);
      const otherLengths = given.map((row) => row[1]);
      const scores = given.map(([better, other]) => Number(better > other));
      const { balanced, gap } = lengthBalancedAccuracy({ scores, betterLengths, otherLengths });
      if ("value" in balanced) expect(balanced.value).toBeCloseTo(0.5, 12);
      if ("value" in gap) expect(gap.value).toBe(1);
    }),
  );
});

test("lengthBalancedAccuracy() says where one side is missing, and throws for lengths below 0", () => {
  const given = { scores: [1, 0, 1], betterLengths: [3, 4, 2], otherLengths: [1, 2, 2] };
  const reason = { undefined: "the better output is always the longer one, or never" };
  expect(lengthBalancedAccuracy(given)).toMatchObject({
    longer: { value: 0.5 },
    shorter: reason,
    gap: reason,
    covered: 0,
  });
  expect(lengthBalancedAccuracy(given)).toHaveProperty("balanced.undefined");
  expect(() => lengthBalancedAccuracy({ ...given, otherLengths: [1, -2, 2] })).toThrow(RangeError);
  expect(() => lengthBalancedAccuracy({ ...given, strata: 0 })).toThrow(RangeError);
});
