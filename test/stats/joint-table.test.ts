import fc from "fast-check";
import { expect, test } from "vitest";
import { jointTable } from "../../src/stats/joint-table.js";

const value = fc.integer({ min: -3, max: 3 });

test("jointTable() leads from each item back to its values, and has each pair of values once, in order", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value)), (items) => {
      const table = jointTable(
        items.map(([first]) => first),
        items.map(([, second]) => second),
      );
      const pairs = Array.from(table.rows, (row, cell) => [
        table.first[row] ?? NaN,
        table.second[table.columns[cell] ?? -1] ?? NaN,
      ]);
      expect(Array.from(table.cellOf, (cell) => pairs[cell])).toEqual(items.map(([a, b]) => [a + 0, b + 0]));
      expect(new Set(pairs.map(String)).size).toBe(pairs.length);
      expect(pairs).toEqual(pairs.toSorted(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d));
      for (const [place, at] of table.firstPlaces.entries()) expect(table.all[at]).toBe(table.first[place]);
      for (const [place, at] of table.secondPlaces.entries()) expect(table.all[at]).toBe(table.second[place]);
    }),
  );
});

test("jointTable() refuses lists of different length and values that are no numbers", () => {
  expect(() => jointTable([1], [1, 2])).toThrow(new RangeError("Cannot lay out values: got 1 and 2 values"));
  expect(() => jointTable([NaN], [1])).toThrow(TypeError);
});

test("jointTable() of no item is empty", () => {
  expect(jointTable([], []).rows).toHaveLength(0);
});
