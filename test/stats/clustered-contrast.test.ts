import fc from "fast-check";
import { expect, test } from "vitest";
import { clusteredContrast } from "../../src/stats/clustered-contrast.js";
import { clusteredStandardError } from "../../src/stats/clustered-standard-error.js";
import oracles from "../oracles/bias.json" with { type: "json" };

test.each(oracles.contrast)(
  "clusteredContrast() equals the matrices of Bell and McCaffrey: $value",
  (example) => {
    const { scores, groups, weights, clusters, value, se, df, low, high, means } = example;
    const result = clusteredContrast({ scores, groups, weights, clusters });
    expect(result).toMatchObject({
      value: expect.closeTo(value, 12) as number,
      se: expect.closeTo(se, 12) as number,
      df: expect.closeTo(df, 9) as number,
      low: expect.closeTo(low, 10) as number,
      high: expect.closeTo(high, 10) as number,
      means: means.map((mean) => expect.closeTo(mean, 12) as number),
    });
  },
);

test.each(oracles.welch)(
  "clusteredContrast() without clusters has the error of Welch's t-test: $se",
  (example) => {
    const { scores, groups, se } = example;
    expect(clusteredContrast({ scores, groups, weights: [1, -1] })).toMatchObject({
      se: expect.closeTo(se, 12) as number,
    });
  },
);

const rows = fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.nat(1), fc.nat(4)), {
  minLength: 2,
  maxLength: 20,
});

test("clusteredContrast() of one group in clusters of equal size is its clustered mean", () => {
  fc.assert(
    fc.property(rows, (given) => {
      const scores = given.flatMap(([score, other]) => [score, other]);
      const clusters = given.flatMap((_, cluster) => [cluster, cluster]);
      const mean = clusteredStandardError({ scores, clusters });
      const alone = clusteredContrast({ scores, groups: scores.map(() => 0), weights: [1], clusters });
      if ("undefined" in mean || "undefined" in alone) throw new Error("undefined");
      expect(alone.se).toBeCloseTo(mean.se, 12);
      expect(alone.df).toBeCloseTo(mean.df, 9);
      expect(alone.high).toBeCloseTo(mean.high, 9);
    }),
  );
});

test("clusteredContrast() leaves out groups of weight 0, has no more degrees of freedom than clusters, and changes sign with its weights", () => {
  fc.assert(
    fc.property(rows, (given) => {
      const [scores, groups, clusters] = [
        given.map((r) => r[0]),
        given.map((r) => r[1]),
        given.map((r) => r[2]),
      ];
      const alone = clusteredContrast({ scores, groups: scores.map(() => 0), weights: [1], clusters });
      fc.pre("value" in alone);
      expect(alone.df).toBeGreaterThan(1 - 1e-9);
      expect(alone.df).toBeLessThan(alone.clusters - 1 + 1e-9);
      // A group of weight 0 adds neither clusters nor degrees of freedom.
      const beside = clusteredContrast({
        scores: [...scores, 1, 2, 3],
        groups: [...scores.map(() => 0), 1, 1, 1],
        weights: [1, 0],
        clusters: [...clusters, 100, 101, 102],
      });
      expect(beside).toMatchObject({ df: alone.df, clusters: alone.clusters, se: alone.se, low: alone.low });
      const gap = clusteredContrast({ scores, groups, weights: [1, -1], clusters });
      const back = clusteredContrast({ scores, groups, weights: [-1, 1], clusters });
      fc.pre("value" in gap && "value" in back);
      expect(back.value).toBeCloseTo(-gap.value, 12);
      expect(back.low).toBeCloseTo(-gap.high, 10);
    }),
  );
});

test("clusteredContrast() is undefined without a needed group, or with one cluster", () => {
  expect(clusteredContrast({ scores: [1, 0, 1], groups: [0, 0, 1], weights: [1, -1] })).toEqual({
    undefined: "group 1 is in fewer than two clusters",
  });
  expect(clusteredContrast({ scores: [1], groups: [0], weights: [1, -1] })).toEqual({
    undefined: "group 1 has no score",
  });
  expect(
    clusteredContrast({ scores: [1, 0], groups: [0, 1], weights: [1, -1], clusters: ["a", "a"] }),
  ).toEqual({
    undefined: "group 0 is in fewer than two clusters",
  });
  expect(clusteredContrast({ scores: [1, 0], groups: [0, 0], weights: [1, 0] })).toMatchObject({
    means: [0.5, undefined],
  });
});

test("clusteredContrast() throws for a group without a weight, and for lengths that differ", () => {
  expect(() => clusteredContrast({ scores: [1], groups: [2], weights: [1] })).toThrow(RangeError);
  expect(() => clusteredContrast({ scores: [1], groups: [], weights: [1] })).toThrow(RangeError);
  expect(() => clusteredContrast({ scores: [1], groups: [0], weights: [1], level: 95 })).toThrow(RangeError);
});
