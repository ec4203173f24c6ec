import { expect, test } from "vitest";
import { clusteredContrast } from "../../src/stats/clustered-contrast.js";
import { selfPreference } from "../../src/stats/self-preference.js";
import oracles from "../oracles/shares.json" with { type: "json" };

const pairs = [
  { cluster: 1, goldOwn: true, picksOwn: 1 },
  { cluster: 2, goldOwn: true, picksOwn: 1 },
  { cluster: 2, goldOwn: true, picksOwn: 0.5 },
  { cluster: 3, goldOwn: false, picksOwn: 1 },
  { cluster: 4, goldOwn: false, picksOwn: 0 },
];

test("selfPreference() is the gap between being right on own and on other better outputs", () => {
  expect(selfPreference(pairs)).toMatchObject({
    whenOwnBetter: expect.closeTo(2.5 / 3, 12) as number,
    whenOtherBetter: 0.5,
    ...clusteredContrast({
      scores: [1, 1, 0.5, 0, 1],
      groups: [0, 0, 0, 1, 1],
      weights: [1, -1],
      clusters: [1, 2, 2, 3, 4],
    }),
  });
});

test("selfPreference() turns round with whose outputs are called own", () => {
  const turned = pairs.map(({ cluster, goldOwn, picksOwn }) => ({
    cluster,
    goldOwn: !goldOwn,
    picksOwn: 1 - picksOwn,
  }));
  const [one, other] = [selfPreference(pairs), selfPreference(turned)];
  if ("undefined" in one || "undefined" in other) throw new Error("undefined");
  expect(other.value).toBeCloseTo(-one.value, 12);
});

test("selfPreference() is undefined without both kinds, and throws for a pick out of range", () => {
  expect(selfPreference([])).toEqual({ undefined: "no pair with one output of the own family" });
  expect(selfPreference(pairs.slice(0, 3))).toEqual({ undefined: "group 1 has no score" });
  expect(() => selfPreference([{ cluster: 1, goldOwn: true, picksOwn: 2 }])).toThrow(RangeError);
});

test.each(oracles.selfPreference)("selfPreference() equals a regression with CR2 errors: $value", (given) => {
  const { pairs: drawn, value, se, df, low, high, whenOwnBetter, whenOtherBetter } = given;
  expect(selfPreference(drawn)).toMatchObject({
    value: expect.closeTo(value, 12) as number,
    se: expect.closeTo(se, 10) as number,
    df: expect.closeTo(df, 7) as number,
    low: expect.closeTo(low, 9) as number,
    high: expect.closeTo(high, 9) as number,
    whenOwnBetter: expect.closeTo(whenOwnBetter, 12) as number,
    whenOtherBetter: expect.closeTo(whenOtherBetter, 12) as number,
  });
});
