import fc from "fast-check";
import { expect, test } from "vitest";
import { clusteredStandardError } from "../../src/stats/clustered-standard-error.js";
import { predictionPoweredMean } from "../../src/stats/prediction-powered-mean.js";
import oracles from "../oracles/corrections.json" with { type: "json" };

test.each(oracles.means)("predictionPoweredMean() equals ppi_py: $fits.0.value", (example) => {
  const { human, judge, unlabelled } = example;
  const items = { labelled: { human, judge }, unlabelled: { judge: unlabelled } };
  for (const { lambda, level, value, low, high } of example.fits) {
    const weight = typeof lambda === "number" ? lambda : undefined;
    const mean = predictionPoweredMean({
      ...items,
      lambda: weight,
      level,
      quantile: "normal",
      correction: "none",
    });
    if ("undefined" in mean) throw new Error(mean.undefined);
    expect(mean.value).toBeCloseTo(value, 11);
    expect(mean.low).toBeCloseTo(low, 11);
    expect(mean.high).toBeCloseTo(high, 11);
  }
});

test.each(oracles.clustered)("predictionPoweredMean() equals a clustered regression: $value", (example) => {
  const { human, judge, clusters, unlabelled, theirs, lambda } = example;
  const items = {
    labelled: { human, judge, clusters },
    unlabelled: { judge: unlabelled, clusters: theirs },
    lambda,
  };
  const plain = predictionPoweredMean({ ...items, correction: "none" });
  const corrected = predictionPoweredMean(items);
  if ("undefined" in plain || "undefined" in corrected) throw new Error("undefined");
  expect(plain.value).toBeCloseTo(example.value, 11);
  expect(plain.se).toBeCloseTo(example.plain, 11);
  if (example.corrected === undefined) return;
  expect(corrected.se).toBeCloseTo(example.corrected.se, 11);
  expect(corrected.df).toBeCloseTo(example.corrected.df, 8);
  expect(corrected.low).toBeCloseTo(example.corrected.low, 9);
  expect(corrected.high).toBeCloseTo(example.corrected.high, 9);
});

const item = fc.record({ human: fc.integer({ min: 0, max: 5 }), judge: fc.integer({ min: 0, max: 5 }) });

test("predictionPoweredMean() follows shifts and scales, and takes the labels alone at weight 0", () => {
  fc.assert(
    fc.property(
      fc.array(item, { minLength: 3, maxLength: 30 }),
      fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 2, maxLength: 30 }),
      (rows, others) => {
        const human = rows.map((row) => row.human);
        const judge = rows.map((row) => row.judge);
        const mean = predictionPoweredMean({ labelled: { human, judge }, unlabelled: { judge: others } });
        fc.pre(!("undefined" in mean));
        expect(mean.lambda).toBeGreaterThanOrEqual(0);
        expect(mean.lambda).toBeLessThanOrEqual(1);
        // The judge's own zero point means nothing.
        const moved = predictionPoweredMean({
          labelled: { human: human.map((one) => 2 * one + 1), judge: judge.map((one) => 2 * one - 7) },
          unlabelled: { judge: others.map((one) => 2 * one - 7) },
        });
        if ("undefined" in moved) throw new Error(moved.undefined);
        expect(moved.value).toBeCloseTo(2 * mean.value + 1, 9);
        expect(moved.se).toBeCloseTo(2 * mean.se, 9);
        // Nothing of the judge is left.
        const alone = predictionPoweredMean({
          labelled: { human, judge },
          unlabelled: { judge: others },
          lambda: 0,
        });
        const classical = clusteredStandardError({ scores: human });
        if ("undefined" in alone || "undefined" in classical) throw new Error("undefined");
        expect(alone.value).toBeCloseTo(classical.value, 12);
        expect(alone.low).toBeCloseTo(classical.low, 9);
        expect(alone.classical).toEqual(classical);
      },
    ),
  );
});

test("predictionPoweredMean() of a perfect judge is its mean over all others, and gains", () => {
  const human = [0, 1, 1, 0, 1, 1];
  const others = [1, 1, 0, 1, 0, 1, 1, 1, 0, 1];
  const mean = predictionPoweredMean({
    labelled: { human, judge: human },
    unlabelled: { judge: others },
    lambda: 1,
  });
  if ("undefined" in mean) throw new Error(mean.undefined);
  expect(mean.value).toBeCloseTo(0.7, 12);
  expect("value" in mean.gain && mean.gain.value).toBeGreaterThan(1);
});

test("predictionPoweredMean() is undefined without items, with one cluster, or with a judge that says one thing", () => {
  const labelled = { human: [1, 0, 1], judge: [1, 1, 1] };
  const other = { human: [1, 0, 1], judge: [1, 0, 1] };
  const one = { judge: [1, 1] };
  expect(predictionPoweredMean({ labelled, unlabelled: one })).toEqual({
    undefined: "the judge gives every item the same value",
  });
  expect(predictionPoweredMean({ labelled, unlabelled: { judge: [] } })).toEqual({
    undefined: "no unlabelled items",
  });
  expect(predictionPoweredMean({ labelled: { human: [], judge: [] }, unlabelled: one, lambda: 1 })).toEqual({
    undefined: "no labelled items",
  });
  expect(
    predictionPoweredMean({ labelled: { ...other, clusters: ["a", "a", "a"] }, unlabelled: one }),
  ).toEqual({ undefined: "fewer than two clusters of labelled items" });
  expect(predictionPoweredMean({ labelled: other, unlabelled: { judge: [1, 0], clusters: [1, 1] } })).toEqual(
    {
      undefined: "fewer than two clusters of unlabelled items",
    },
  );
});

test("predictionPoweredMean() throws for lengths that differ, levels and weights out of range", () => {
  const labelled = { human: [1, 0, 1], judge: [1, 0, 1] };
  const unlabelled = { judge: [1, 0] };
  expect(() => predictionPoweredMean({ labelled: { human: [1], judge: [] }, unlabelled })).toThrow(
    "got 1 human and 0 judged values",
  );
  expect(() => predictionPoweredMean({ labelled: { ...labelled, clusters: [1] }, unlabelled })).toThrow("3 scores and 1 labels"); // prettier-ignore
  expect(() => predictionPoweredMean({ labelled, unlabelled: { judge: [1, 0], clusters: [1] } })).toThrow("got 2 values and 1 labels"); // prettier-ignore
  expect(() => predictionPoweredMean({ labelled, unlabelled, level: 95 })).toThrow("level 95");
  expect(() => predictionPoweredMean({ labelled, unlabelled, lambda: NaN })).toThrow(
    "Cannot weigh a judge by NaN",
  );
});
