import fc from "fast-check";
import { expect, test } from "vitest";
import { signFlipTest, type SignFlipTestOptions } from "../../src/stats/sign-flip-test.js";
import oracles from "../oracles/stats-python.json" with { type: "json" };

const pOf = (options: SignFlipTestOptions): number => {
  const result = signFlipTest(options);
  if ("undefined" in result) throw new Error(result.undefined);
  return result.p;
};

test.each(oracles.signFlips)(
  "signFlipTest() equals the count in rational numbers: $name",
  ({ differences, p }) => {
    expect(signFlipTest({ differences, seed: 1 })).toMatchObject({
      exact: true,
      p: expect.closeTo(p, 12) as number,
    });
  },
);

test("signFlipTest() does not depend on the order, the sign or the unit of the differences, nor on zeros", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 10 }), (differences) => {
      const p = pOf({ differences, seed: 1 });
      expect(p).toBeGreaterThan(0);
      expect(p).toBeLessThanOrEqual(1);
      expect(pOf({ differences: differences.toReversed(), seed: 1 })).toBe(p);
      expect(pOf({ differences: differences.map((difference) => -difference), seed: 1 })).toBe(p);
      expect(pOf({ differences: differences.map((difference) => 0.1 * difference), seed: 1 })).toBe(p);
      expect(pOf({ differences: [...differences, 0, 0], seed: 2 })).toBe(p);
    }),
  );
});

test("signFlipTest() flips clusters as a whole", () => {
  const differences = [1, 1, 2, -1, 1, 1];
  const clusters = ["a", "a", "b", "c", "c", "d"];
  const clustered = signFlipTest({ differences, clusters, seed: 1 });
  expect(clustered).toEqual({ p: 2 / 8, exact: true, informative: 3 });
  expect(clustered).toEqual(signFlipTest({ differences: [2, 2, 0, 1], seed: 1 }));
});

test("signFlipTest() draws patterns beyond 20 clusters, and stays near the exact value", () => {
  const differences = Array.from({ length: 20 }, (_, index) => (index % 3 === 0 ? -1 : 1.5));
  const exact = signFlipTest({ differences, seed: 1 });
  const drawn = signFlipTest({ differences: [...differences, 1e-9], seed: 1 });
  if ("undefined" in exact || "undefined" in drawn) throw new Error("Expected p-values");
  expect([exact.exact, drawn.exact]).toEqual([true, false]);
  // Four standard errors of 10,000 draws.
  expect(Math.abs(drawn.p - exact.p)).toBeLessThan(4 * Math.sqrt((exact.p * (1 - exact.p)) / 10_000));
});

test("signFlipTest() repeats itself for a seed, in any order of the items if they are labelled", () => {
  const differences = Array.from({ length: 40 }, (_, index) => ((index * 7) % 11) - 4);
  const clusters = differences.map((_, index) => index);
  const options = { seed: "flip", flips: 500 };
  const p = pOf({ ...options, differences, clusters });
  expect(pOf({ ...options, differences: differences.toReversed(), clusters: clusters.toReversed() })).toBe(p);
  expect(pOf({ differences, clusters, seed: "other", flips: 500 })).not.toBe(p);
});

test("signFlipTest() never gives 0: the observed pattern counts", () => {
  const differences = Array.from({ length: 60 }, () => 1);
  expect(pOf({ differences, seed: 1, flips: 99 })).toBe(1 / 100);
});

test("signFlipTest() is 1 when all clusters add up to 0", () => {
  expect(signFlipTest({ differences: [1, -1], clusters: ["a", "a"], seed: 1 })).toEqual({
    p: 1,
    exact: true,
    informative: 0,
  });
});

test("signFlipTest() is undefined without differences", () => {
  expect(signFlipTest({ differences: [], seed: 1 })).toEqual({ undefined: "no differences" });
});

test("signFlipTest() throws when lengths differ, a difference is NaN, or flips are out of range", () => {
  expect(() => signFlipTest({ differences: [1], clusters: [], seed: 1 })).toThrow(RangeError);
  expect(() => signFlipTest({ differences: [NaN], seed: 1 })).toThrow(TypeError);
  expect(() => signFlipTest({ differences: [1], seed: 1, flips: 0 })).toThrow(RangeError);
});
