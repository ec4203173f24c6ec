import fc from "fast-check";
import { expect, test } from "vitest";
import { midRanks } from "../../src/stats/mid-ranks.js";
import python from "../oracles/stats-python.json" with { type: "json" };
import r from "../oracles/stats-r.json" with { type: "json" };

const values = fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 30 });

test.each(python.correlations)(
  "midRanks() equals SciPy and R: $name",
  ({ name, second, midRanks: expected }) => {
    expect(midRanks(second)).toEqual(expected);
    expect(midRanks(second)).toEqual(r.correlations.find((example) => example.name === name)?.midRanks);
  },
);

test("midRanks() counts smaller values and half the equal ones", () => {
  fc.assert(
    fc.property(values, (sample) => {
      const expected = sample.map((value) => {
        const equal = sample.filter((other) => other === value).length;
        return sample.filter((other) => other < value).length + (equal + 1) / 2;
      });
      expect(midRanks(sample)).toEqual(expected);
    }),
  );
});

test("midRanks() takes 0 and -0 as equal", () => {
  expect(midRanks([0, -0])).toEqual([1.5, 1.5]);
});

test("midRanks() throws at NaN", () => {
  expect(() => midRanks([1, NaN])).toThrow(new TypeError("Cannot rank values: got NaN at index 1"));
});
