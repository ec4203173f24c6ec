import fc from "fast-check";
import { expect, test } from "vitest";
import { gwetAc1 } from "../../src/stats/gwet-ac1.js";
import oracles from "../oracles/stats-python.json" with { type: "json" };
import { valueOf } from "./value-of.js";

test.each(oracles.twoRaters)("gwetAc1() equals the definition in rational numbers: $name", (example) => {
  const { first, second, categories, gwet } = example;
  expect(valueOf(gwetAc1(first, second, { categories }))).toBeCloseTo(gwet, 12);
});

test("gwetAc1() is from -1 to 1, is 1 exactly when all ratings agree, and treats raters and items alike", () => {
  const categories = ["A", "B", "C"] as const;
  const rating = fc.constantFrom(...categories);
  fc.assert(
    fc.property(fc.array(fc.tuple(rating, rating), { minLength: 1 }), (pairs) => {
      const first = pairs.map((pair) => pair[0]);
      const second = pairs.map((pair) => pair[1]);
      const coefficient = valueOf(gwetAc1(first, second, { categories }));
      expect(coefficient).toBeGreaterThanOrEqual(-1);
      expect(coefficient).toBeLessThanOrEqual(1);
      expect(coefficient === 1).toBe(pairs.every(([a, b]) => a === b));
      expect(valueOf(gwetAc1(second.toReversed(), first.toReversed(), { categories }))).toBe(coefficient);
      const reversed = valueOf(gwetAc1(first, second, { categories: categories.toReversed() }));
      expect(reversed).toBeCloseTo(coefficient, 12);
    }),
  );
});

test("gwetAc1() stays high under prevalence, where Cohen's kappa does not", () => {
  const first = Array.from("AAAAAAAAAAAAAAAAAAAB");
  const second = Array.from("BAAAAAAAAAAAAAAAAAAA");
  expect(valueOf(gwetAc1(first, second))).toBeCloseTo((0.9 - 0.095) / (1 - 0.095), 12);
});

test("gwetAc1() is undefined with fewer than two categories", () => {
  expect(gwetAc1(["A"], ["A"])).toEqual({ undefined: "fewer than two categories" });
});

test("gwetAc1() is undefined without items", () => {
  expect(gwetAc1([], [], { categories: ["A", "B"] })).toEqual({ undefined: "no items" });
});

test("gwetAc1() throws when lengths differ", () => {
  expect(() => gwetAc1([1, 2], [1])).toThrow(
    new RangeError("Cannot compute Gwet's AC1: got 2 and 1 ratings"),
  );
});
