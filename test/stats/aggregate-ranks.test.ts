import fc from "fast-check";
import { expect, test } from "vitest";
import { aggregateRanks } from "../../src/stats/aggregate-ranks.js";
import { valueOf } from "./value-of.js";
import oracles from "../oracles/effects.json" with { type: "json" };

test.each(oracles.ranks)(
  "aggregateRanks() equals SciPy's ranks and wins counted one by one, case %#",
  (given) => {
    const rows = aggregateRanks(given.table);
    for (const [row, found] of rows.entries()) {
      expect(found.ranks).toEqual(given.ranks[row]);
      expect(found.mean).toBeCloseTo(given.mean[row] ?? NaN, 12);
      expect(found.borda).toBeCloseTo(given.borda[row] ?? NaN, 12);
      const spread = given.dispersion[row] ?? undefined;
      if (spread === undefined) expect(found.dispersion).toEqual({ undefined: "one column" });
      else expect(valueOf(found.dispersion)).toBeCloseTo(spread, 12);
      expect([found.best, found.worst]).toEqual([given.best[row], given.worst[row]]);
    }
  },
);

test("aggregateRanks(): ranks depend on the order within columns alone, and all Borda counts add up", () => {
  const column = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(column, { minLength: 1, maxLength: 8 }), (table) => {
      const rows = aggregateRanks(table);
      const stretched = aggregateRanks(
        table.map((row) => row.map((value, place) => value ** 3 * (place + 1) + place)),
      );
      expect(stretched).toEqual(rows);
      const all = rows.reduce((sum, { borda }) => sum + borda, 0);
      expect(all).toBeCloseTo((3 * table.length * (table.length - 1)) / 2, 9);
    }),
  );
});

test("aggregateRanks() of nothing is nothing, and refuses rows of different lengths and numbers that are none", () => {
  expect(aggregateRanks([])).toEqual([]);
  expect(aggregateRanks([[], []])).toEqual([]);
  expect(() => aggregateRanks([[1], [1, 2]])).toThrow(RangeError);
  expect(() => aggregateRanks([[NaN]])).toThrow(TypeError);
});
