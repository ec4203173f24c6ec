import { describe, expect, it } from "vitest";
import type { Estimate } from "../../src/core/estimate.js";
import type { HumanRating } from "../../src/flask/human-rating.js";
import { measureReliability } from "../../src/flask/measure-reliability.js";
import { publishedReliability } from "../../src/flask/published-reliability.js";
import { skills } from "../../src/flask/skills.js";
import { krippendorffAlpha } from "../../src/stats/krippendorff-alpha.js";
import { pearsonCorrelation } from "../../src/stats/pearson-correlation.js";
import { seededRandom } from "../../src/stats/seeded-random.js";

/** Scores around a true one, with noise that is planted for each side. */
function planted(
  skill: string,
  noise: { readonly human: number; readonly model: number },
): readonly HumanRating[] {
  const random = seededRandom(`${skill} planted`);
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  const score = (truth: number, deviation: number): number =>
    Math.min(5, Math.max(1, Math.round(truth + deviation * normal())));
  return Array.from({ length: 200 }, (_, index) => {
    const truth = 1 + 4 * random.next();
    const three = (deviation: number): readonly number[] => [0, 1, 2].map(() => score(truth, deviation));
    return {
      ...{ cluster: `question ${index % 100}`, respondent: index < 100 ? "ann" : "bob", skill },
      ...{ human: three(noise.human), model: three(noise.model), length: Math.round(100 * truth) },
    };
  });
}

function valueOf(estimate: Estimate | undefined): number {
  return estimate !== undefined && "value" in estimate ? estimate.value : NaN;
}

const options = { seed: 7, resamples: 200 };

describe("measureReliability()", () => {
  const clear = planted("Logical Correctness", { human: 0.3, model: 0.2 });
  const vague = planted("Readability", { human: 2.5, model: 0.8 });
  const { rows, respondents } = measureReliability([...vague, ...clear], options);
  const [overall, first, second] = rows;

  it("recovers what was planted, skill by skill in FLASK's order", () => {
    expect(rows.map(({ skill }) => skill)).toEqual(["overall", "Logical Correctness", "Readability"]);
    // Signal: a uniform truth on 1..5 has the variance 4/3; rounding adds 1/12, and noise its own.
    const alpha = (noise: number): number => 4 / 3 / (4 / 3 + 1 / 12 + noise ** 2);
    expect(valueOf(first?.humans.interval)).toBeCloseTo(alpha(0.3), 1);
    expect(valueOf(first?.runs.interval)).toBeCloseTo(alpha(0.2), 1);
    // Scores that would lie beyond the scale end at it, which takes from the noise and from the signal.
    expect(valueOf(second?.humans.interval)).toBeLessThan(0.35);
    expect(valueOf(first?.pearson)).toBeGreaterThan(0.95);
    expect(valueOf(second?.pearson)).toBeLessThan(valueOf(first?.pearson));
    expect(overall).toMatchObject({ n: 400, instructions: 100 });
  });

  it("has the figures of the statistics themselves, with an interval around each", () => {
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / 3;
    const pearson = pearsonCorrelation(
      clear.map(({ human }) => mean(human)),
      clear.map(({ model }) => mean(model)),
    );
    expect(valueOf(first?.pearson)).toBeCloseTo("value" in pearson ? pearson.value : NaN, 12);
    const alpha = krippendorffAlpha(
      vague.map(({ human }) => human),
      { level: "ordinal" },
    );
    expect(valueOf(second?.humans.ordinal)).toBeCloseTo("value" in alpha ? alpha.value : NaN, 12);
    for (const row of rows) {
      for (const estimate of [
        row.spearman,
        row.kendall,
        row.pearson,
        row.humans.interval,
        row.runs.ordinal,
      ]) {
        if (!("value" in estimate)) throw new TypeError(estimate.undefined);
        expect(estimate.low).toBeLessThanOrEqual(estimate.value);
        expect(estimate.high).toBeGreaterThanOrEqual(estimate.value);
      }
    }
  });

  it("weighs skills by the humans' alpha", () => {
    const weights = [valueOf(first?.weight), valueOf(second?.weight)];
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(weights[0]).toBeGreaterThan(0.7);
    expect(overall?.weight).toBeUndefined();
    expect(respondents.map(({ respondent, n }) => [respondent, n])).toEqual([
      ["ann", 200],
      ["bob", 200],
    ]);
    for (const { human } of respondents) expect(valueOf(human.weighted)).not.toBeNaN();
  });

  it("says why there is no figure", () => {
    const [one] = clear;
    const single = measureReliability(one === undefined ? [] : [{ ...one, human: [4], model: [] }], options);
    expect(single.rows[0]).toMatchObject({
      ...{ n: 0, pearson: { undefined: "no answer has scores of both" } },
      humans: { interval: { undefined: "nothing was scored twice" } },
    });
  });
});

describe("publishedReliability", () => {
  it("has all skills", () => {
    expect([...publishedReliability.keys()].sort()).toEqual([...skills, "overall"].sort());
  });
});
