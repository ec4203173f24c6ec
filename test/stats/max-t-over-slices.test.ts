import fc from "fast-check";
import { expect, test } from "vitest";
import { maxTOverSlices } from "../../src/stats/max-t-over-slices.js";
import { maxTSignificance } from "../../src/stats/max-t-significance.js";
import oracles from "../oracles/effects.json" with { type: "json" };

interface Given {
  readonly replicates: readonly (readonly number[])[];
  readonly estimates: readonly number[];
}

const rowsOf = ({
  replicates,
  estimates,
}: Given): { replicates: Float64Array[]; estimates: readonly number[] } => ({
  replicates: replicates.map((row) => Float64Array.from(row)),
  estimates,
});

test.each(oracles.slices)(
  "maxTOverSlices() equals NumPy's, case %#",
  ({ level, critical, slices, pairs }) => {
    const found = maxTOverSlices(slices.map(rowsOf), { level });
    expect(found.critical).toEqual(
      critical === null
        ? { undefined: "no difference varies" }
        : { value: expect.closeTo(critical, 9) as number },
    );
    expect(found.slices.map((own) => own.length)).toEqual(pairs.map((own) => own.length));
    for (const [slice, own] of pairs.entries()) {
      for (const [place, { difference, se, significant, adjustedP }] of own.entries()) {
        expect(found.slices[slice]?.[place]).toMatchObject({
          difference: expect.closeTo(difference, 12) as number,
          se: expect.closeTo(se, 12) as number,
          significant,
          adjustedP: expect.closeTo(adjustedP, 12) as number,
        });
      }
    }
  },
);

test("maxTOverSlices() of one slice is maxTSignificance(); more slices never make a difference more certain", () => {
  const row = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 12, maxLength: 12 });
  const slice = fc.array(row, { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(slice, { minLength: 1, maxLength: 3 }), (tables) => {
      const slices = tables.map((replicates) =>
        rowsOf({
          replicates,
          estimates: replicates.map((values) => values.reduce((sum, value) => sum + value, 0) / 12),
        }),
      );
      const alone = maxTOverSlices(slices.slice(0, 1));
      const first = slices[0] ?? { replicates: [], estimates: [] };
      expect(alone.slices[0]).toMatchObject(maxTSignificance(first.replicates, first.estimates).pairs);
      const all = maxTOverSlices(slices);
      for (const [place, pair] of (all.slices[0] ?? []).entries()) {
        expect(pair.adjustedP).toBeGreaterThanOrEqual(alone.slices[0]?.[place]?.adjustedP ?? NaN);
      }
    }),
  );
});

test("maxTOverSlices() of differences that do not vary, of none, and of rows that do not fit", () => {
  const still = {
    replicates: [
      [1, 1],
      [2, 2],
      [2, 2],
    ],
    estimates: [1, 2, 2],
  };
  expect(maxTOverSlices([rowsOf(still)])).toMatchObject({
    critical: { undefined: "no difference varies" },
    slices: [
      [{ significant: true, adjustedP: 1 / 3 }, { significant: true }, { significant: false, adjustedP: 1 }],
    ],
  });
  expect(maxTOverSlices([])).toEqual({ critical: { undefined: "no difference varies" }, slices: [] });
  const other = {
    replicates: [
      [1, 1, 1],
      [2, 2, 2],
    ],
    estimates: [1, 2],
  };
  expect(() => maxTOverSlices([rowsOf(still), rowsOf(other)])).toThrow(RangeError);
});
