import fc from "fast-check";
import { expect, test } from "vitest";
import { anchorItems } from "../../src/stats/anchor-items.js";
import oracles from "../oracles/suspect-gold.json" with { type: "json" };

test.each(oracles.anchors)(
  "anchorItems() equals the greedy choice by determinants in NumPy: $count items",
  (example) => {
    const found = anchorItems(example.items, example.abilities, example.count);
    expect(found.items).toEqual(example.chosen);
    expect(found.errors).toEqual(example.errors.map((error) => expect.closeTo(error, 10) as number));
  },
);

const item = fc.record({
  discrimination: fc.double({ min: -2, max: 3, noNaN: true }),
  intercept: fc.double({ min: -3, max: 3, noNaN: true }),
});

test("anchorItems() takes no item twice and none that does not discriminate; more items leave smaller errors", () => {
  const abilities = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(
      fc.array(item, { maxLength: 12 }),
      abilities,
      fc.integer({ min: 1, max: 11 }),
      (items, raters, count) => {
        const few = anchorItems(items, raters, count);
        const more = anchorItems(items, raters, count + 1);
        expect(more.items.slice(0, few.items.length)).toEqual(few.items);
        expect(new Set(few.items).size).toBe(few.items.length);
        for (const place of few.items) expect(items[place]?.discrimination).toBeGreaterThan(0);
        for (const [rater, error] of few.errors.entries())
          expect(more.errors[rater]).toBeLessThanOrEqual(error + 1e-12);
      },
    ),
  );
});

test("anchorItems() takes nothing where no rater is given", () => {
  expect(anchorItems([{ discrimination: 1, intercept: 0 }], [], 1)).toEqual({ items: [], errors: [] });
});

test("anchorItems() throws for a count below 1", () => {
  expect(() => anchorItems([], [0], 0)).toThrow("got a count of 0");
});
