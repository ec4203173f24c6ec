import fc from "fast-check";
import { expect, test } from "vitest";
import { intraPairInstability } from "../../src/stats/intra-pair-instability.js";
import { nonTransitivityRatio } from "../../src/stats/non-transitivity-ratio.js";
import { totalOrderViolation } from "../../src/stats/total-order-violation.js";
import type { VerdictTable } from "../../src/stats/verdict-table.js";
import oracles from "../oracles/bias.json" with { type: "json" };

function tableOf(given: readonly (readonly (number | null)[])[]): VerdictTable {
  return given.map((row) =>
    row.map((entry) => (entry === null ? undefined : entry > 0 ? 1 : entry < 0 ? -1 : 0)),
  );
}

test.each(oracles.tables)(
  "verdicts on $table.length outputs against all weak orders: $changes changes",
  (example) => {
    const table = tableOf(example.table);
    expect(totalOrderViolation(table)).toMatchObject({ changes: example.changes, pairs: example.pairs });
    // Twice the same instruction: the share is that of one, and there is an interval.
    const twice = [table, table];
    for (const size of [3, 4, 5] as const) {
      const [sets, bad] = [example[`sets${size}`], example[`bad${size}`]];
      const ratio = nonTransitivityRatio(twice, size);
      if (sets === 0) expect(ratio).toHaveProperty("undefined");
      else expect(ratio).toHaveProperty("value", expect.closeTo(bad / sets, 12));
    }
    const unstable = intraPairInstability(twice);
    if (example.swapped === 0) expect(unstable).toHaveProperty("undefined");
    else expect(unstable).toHaveProperty("value", expect.closeTo(example.unstable / example.swapped, 12));
  },
);

test("totalOrderViolation() of an order is 0, and one changed verdict costs at most one", () => {
  const places = fc.array(fc.nat(5), { minLength: 2, maxLength: 7 });
  const verdict = fc.constantFrom(1 as const, 0 as const, -1 as const);
  fc.assert(
    fc.property(places, fc.nat(), fc.nat(), verdict, (given, at, to, changed) => {
      const sign = (value: number): 1 | 0 | -1 => (value > 0 ? 1 : value < 0 ? -1 : 0);
      const table = given.map((own) => given.map((other) => sign(other - own)));
      const found = totalOrderViolation(table);
      if ("undefined" in found) throw new Error(found.undefined);
      expect(found.changes).toBe(0);
      given.forEach((own, one) => {
        given.forEach((other, two) => {
          expect(Math.sign((found.places[two] ?? NaN) - (found.places[one] ?? NaN))).toBe(
            Math.sign(other - own),
          );
        });
      });
      const [row, column] = [at % given.length, to % given.length].sort((a, b) => a - b);
      const line = table[row ?? 0];
      if (line !== undefined) line[column ?? 0] = changed;
      expect(totalOrderViolation(table)).toHaveProperty(
        "changes",
        expect.toSatisfy((n: number) => n <= 1),
      );
      for (const size of [3, 4]) {
        const ratio = nonTransitivityRatio([table, table], size);
        if ("value" in ratio && ratio.value > 0)
          expect(totalOrderViolation(table)).toHaveProperty("changes", 1);
      }
    }),
  );
});

test("totalOrderViolation() takes twelve outputs, and says so of thirteen", () => {
  const table = (size: number): VerdictTable =>
    Array.from({ length: size }, (_, one) => Array.from({ length: size }, (_, two) => (one < two ? 1 : -1)));
  expect(totalOrderViolation(table(12))).toMatchObject({ changes: 0, pairs: 66 });
  expect(totalOrderViolation(table(13))).toEqual({
    undefined: "13 outputs, of which at most 12 are searched",
  });
  expect(totalOrderViolation([])).toEqual({ changes: 0, pairs: 0, places: [] });
  expect(() => totalOrderViolation([[0, 1]])).toThrow(RangeError);
});
