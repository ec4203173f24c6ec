import { describe, expect, it } from "vitest";
import { correctMean } from "../../../src/analysis/correction/correct-mean.js";
import type { JudgedItem } from "../../../src/analysis/items/judged-items.js";
import type { Estimate } from "../../../src/core/estimate.js";
import { predictionPoweredMean } from "../../../src/stats/prediction-powered-mean.js";
import { roganGladen } from "../../../src/stats/rogan-gladen.js";
import { wilsonInterval } from "../../../src/stats/wilson-interval.js";

const options = {
  source: "t",
  quantity: "pass rate",
  level: 0.95,
  methods: ["classical", "ppi", "rogan-gladen"],
} as const;

/** Forty labelled items, eight of which a lenient judge passes wrongly, and sixty without a label. */
const items: readonly JudgedItem[] = Array.from({ length: 100 }, (_, item) => {
  const human = item % 2;
  const judge = item % 10 === 0 ? 1 : human;
  return { judge, human: item < 40 ? human : undefined, cluster: String(item) };
});

function estimateBy(correction: ReturnType<typeof correctMean>, method: string): Estimate {
  const found = correction.estimates.find((row) => row.method === method);
  if (found === undefined) throw new Error(`Expected an estimate by ${method}`);
  return found.estimate;
}

describe("correctMean", () => {
  it("gives the judge, the labels, and both together", () => {
    const correction = correctMean(items, options);
    expect(correction).toMatchObject({ items: 100, labelled: 40, clusters: 100, unjudged: 0 });
    expect(estimateBy(correction, "naive")).toMatchObject({ value: 0.6, ...wilsonInterval(60, 100) });
    expect(estimateBy(correction, "classical")).toMatchObject({ value: 0.5, ...wilsonInterval(20, 40) });
    const human = items.slice(0, 40).map((item) => item.human ?? NaN);
    const judge = items.map((item) => item.judge ?? NaN);
    const powered = predictionPoweredMean({
      labelled: { human, judge: judge.slice(0, 40) },
      unlabelled: { judge: judge.slice(40) },
    });
    if ("undefined" in powered) throw new Error(powered.undefined);
    expect(estimateBy(correction, "ppi")).toMatchObject({
      value: expect.closeTo(powered.value, 12) as number,
      low: expect.closeTo(powered.low, 9) as number,
    });
    const rogan = roganGladen({
      judged: { successes: 36, n: 60 },
      specificity: { successes: 16, n: 20 },
      sensitivity: { successes: 20, n: 20 },
    });
    expect(estimateBy(correction, "rogan-gladen")).toMatchObject(
      "value" in rogan ? { value: rogan.value, low: rogan.low } : {},
    );
  });

  it("refuses a judge that the labels cannot tell from chance, and one that says one thing", () => {
    const blind = items.map((item, place) => ({ ...item, judge: Math.floor(place / 2) % 2 }));
    expect(estimateBy(correctMean(blind, options), "ppi")).toEqual({
      undefined: "the labels cannot tell the judge from one that carries no information",
    });
    const dull = items.map((item) => ({ ...item, judge: 1 }));
    expect(estimateBy(correctMean(dull, options), "ppi")).toEqual({
      undefined: "the judge says the same of every labelled item",
    });
  });

  it("has nothing to correct where every item is labelled, and no label to correct by where none is", () => {
    expect(estimateBy(correctMean(items.slice(0, 40), options), "ppi")).toEqual({
      undefined: "every item is labelled: the labels say all",
    });
    const bare = correctMean(items.slice(40), options);
    expect(estimateBy(bare, "classical")).toEqual({ undefined: "no scores" });
    expect(estimateBy(bare, "ppi")).toHaveProperty("undefined");
  });

  it("counts items without a verdict as what the judge says on average", () => {
    const gaps = items.map((item, place) => (place % 20 === 3 ? { ...item, judge: undefined } : item));
    const correction = correctMean(gaps, options);
    expect(correction.unjudged).toBe(5);
    expect(correction.labelled).toBe(40);
    expect(estimateBy(correction, "ppi")).toHaveProperty("value");
  });

  it("gives labels that are all alike an interval with some width, clusters or not", () => {
    const passed = items.map((item) => (item.human === undefined ? item : { ...item, human: 1 }));
    const paired = passed.map((item, place) => ({ ...item, cluster: String(Math.floor(place / 2)) }));
    for (const given of [passed, paired]) {
      const estimate = estimateBy(correctMean(given, options), "classical");
      expect(estimate).toMatchObject({ value: 1, high: 1 });
      expect("low" in estimate && estimate.low).toBeLessThan(0.95);
    }
  });

  it("gives Rogan and Gladen no interval with clusters, and nothing where verdicts are not yes or no", () => {
    const paired = items.map((item, place) => ({ ...item, cluster: String(place % 50) }));
    expect(estimateBy(correctMean(paired, options), "rogan-gladen")).not.toHaveProperty("low");
    const graded = items.map((item) => ({ ...item, judge: (item.judge ?? 0) / 2 }));
    expect(estimateBy(correctMean(graded, { ...options, quantity: "mean" }), "rogan-gladen")).toEqual({
      undefined: "it is for yes-or-no verdicts alone",
    });
  });

  it("gives the labels alone the same interval beside every judge", () => {
    const half = items.map((item, place) => (place === 3 ? { ...item, judge: 0.5 } : item));
    const silent = items.map((item, place) => (place === 3 ? { ...item, judge: undefined } : item));
    const expected = estimateBy(correctMean(items, options), "classical");
    expect(expected).toMatchObject({ method: "Wilson" });
    for (const others of [half, silent])
      expect(estimateBy(correctMean(others, options), "classical")).toEqual(expected);
  });
});
