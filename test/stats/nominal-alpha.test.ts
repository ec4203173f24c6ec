import fc from "fast-check";
import { expect, test } from "vitest";
import { krippendorffAlpha } from "../../src/stats/krippendorff-alpha.js";
import { nominalAlpha } from "../../src/stats/nominal-alpha.js";

const unit = fc.array(fc.nat(2), { maxLength: 4 });

test("nominalAlpha() is the alpha of the units that the totals come from", () => {
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 20 }), (units) => {
      const totals = [0, 0, 0];
      let observed = 0;
      for (const values of units.filter(({ length }) => length > 1)) {
        for (const value of values) totals[value] = (totals[value] ?? 0) + 1;
        const unlike = values.flatMap((value, place) =>
          values.slice(place + 1).filter((other) => other !== value),
        );
        observed += unlike.length / (values.length - 1);
      }
      const expected = krippendorffAlpha(units);
      const alpha = nominalAlpha(totals, observed);
      if ("undefined" in expected || "undefined" in alpha) expect(alpha).toEqual(expected);
      else expect(alpha.value).toBeCloseTo(expected.value, 12);
    }),
  );
});

test("nominalAlpha() has no value of one value, or where nothing varies", () => {
  expect(nominalAlpha([1, 0], 0)).toEqual({ undefined: "fewer than two pairable values" });
  expect(nominalAlpha([4, 0], 0)).toEqual({ undefined: "no variation" });
});
