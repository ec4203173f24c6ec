import fc from "fast-check";
import { expect, test } from "vitest";
import { rankDescending } from "../../src/stats/rank-descending.js";
import python from "../oracles/stats-python.json" with { type: "json" };
import r from "../oracles/stats-r.json" with { type: "json" };

const values = fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 30 });

test.each(python.correlations)(
  "rankDescending() equals SciPy and R: $name",
  ({ name, second, ranksDescending }) => {
    expect(rankDescending(second)).toEqual(ranksDescending);
    expect(rankDescending(second)).toEqual(
      r.correlations.find((example) => example.name === name)?.ranksDescending,
    );
  },
);

test("rankDescending() counts larger values", () => {
  fc.assert(
    fc.property(values, (sample) => {
      const expected = sample.map((value) => 1 + sample.filter((other) => other > value).length);
      expect(rankDescending(sample)).toEqual(expected);
    }),
  );
});

test("rankDescending() leaves out ranks after a tie", () => {
  expect(rankDescending([0.5, 0.9, 0.5, 0.1])).toEqual([2, 1, 2, 4]);
});

test("rankDescending() takes 0 and -0 as equal", () => {
  expect(rankDescending([0, -0])).toEqual([1, 1]);
});

test("rankDescending() throws at NaN", () => {
  expect(() => rankDescending([NaN])).toThrow(TypeError);
});
