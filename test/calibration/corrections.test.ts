import { expect, test } from "vitest";
import { predictionPoweredMean } from "../../src/stats/prediction-powered-mean.js";
import { roganGladen } from "../../src/stats/rogan-gladen.js";
import { seededRandom, type Random } from "../../src/stats/seeded-random.js";
import { binomialBounds } from "./binomial-bounds.js";

const samples = 1000;

interface Sample {
  readonly human: number[];
  readonly judge: number[];
  readonly clusters: number[];
}

/** Pairs of verdicts in clusters of two to four, all alike in how they are drawn; humans pass `rate` of them. */
function draw(random: Random, count: number, rate: number): Sample {
  const sample: Sample = { human: [], judge: [], clusters: [] };
  for (let cluster = 0; cluster < count; cluster++) {
    const level = random.next() < 0.5 ? rate - 0.25 : rate + 0.25;
    for (let item = cluster % 3; item < 4; item++) {
      const human = random.next() < level ? 1 : 0;
      // A lenient judge: it passes a third of what humans fail.
      const judge = random.next() < (human === 1 ? 0.9 : 0.33) ? 1 : 0;
      sample.human.push(human);
      sample.judge.push(judge);
      sample.clusters.push(cluster);
    }
  }
  return sample;
}

test.each([{ count: 30 }, { count: 80 }])(
  "predictionPoweredMean() covers the mean in 95 % of samples: $count labelled clusters",
  ({ count }) => {
    const random = seededRandom(`powered ${count}`);
    let [held, shorter] = [0, 0];
    for (let sample = 0; sample < samples; sample++) {
      const labelled = draw(random, count, 0.6);
      const { judge, clusters } = draw(random, 150, 0.6);
      const unlabelled = { judge, clusters: clusters.map((cluster) => cluster + 1000) };
      const mean = predictionPoweredMean({ labelled, unlabelled });
      if ("undefined" in mean) throw new Error(mean.undefined);
      if (mean.low <= 0.6 && 0.6 <= mean.high) held++;
      if ("value" in mean.gain && mean.gain.value > 1) shorter++;
    }
    const rate = held / samples;
    expect(rate).toBeGreaterThan(0.935);
    expect(rate).toBeLessThan(0.965);
    // The judge is worth its while nearly always.
    expect(shorter / samples).toBeGreaterThan(0.9);
  },
);

test("predictionPoweredMean() covers where the judge tells nothing, and where labelled and unlabelled share clusters", () => {
  const random = seededRandom("shared clusters");
  let [blind, shared] = [0, 0];
  for (let sample = 0; sample < samples; sample++) {
    const all = draw(random, 100, 0.5);
    const noise = all.judge.map(() => (random.next() < 0.5 ? 1 : 0));
    // Every fifth item is labelled, so that most clusters have items of both kinds.
    const part = <Value>(values: readonly Value[], ours: boolean): Value[] =>
      values.filter((_, item) => (item % 5 === 0) === ours);
    const fit = (judge: readonly number[]): number => {
      const labelled = {
        human: part(all.human, true),
        judge: part(judge, true),
        clusters: part(all.clusters, true),
      };
      const unlabelled = { judge: part(judge, false), clusters: part(all.clusters, false) };
      const mean = predictionPoweredMean({ labelled, unlabelled });
      return "low" in mean && mean.low <= 0.5 && 0.5 <= mean.high ? 1 : 0;
    };
    blind += fit(noise);
    shared += fit(all.judge);
  }
  const { low, high } = binomialBounds(0.95, samples);
  expect(blind / samples).toBeGreaterThan(low);
  expect(blind / samples).toBeLessThan(high);
  expect(shared / samples).toBeGreaterThan(0.935);
  expect(shared / samples).toBeLessThan(0.965);
});

test.each([
  { labels: 40, theta: 0.7 },
  { labels: 100, theta: 0.3 },
])(
  "roganGladen() covers the pass rate in 95 % of samples: $labels labels of either kind",
  ({ labels, theta }) => {
    const random = seededRandom(`rogan ${labels}`);
    const binomial = (n: number, rate: number): { successes: number; n: number } => {
      let successes = 0;
      for (let trial = 0; trial < n; trial++) if (random.next() < rate) successes++;
      return { successes, n };
    };
    let [held, given] = [0, 0];
    for (let sample = 0; sample < samples; sample++) {
      const rate = roganGladen({
        judged: binomial(500, theta * 0.9 + (1 - theta) * 0.2),
        specificity: binomial(labels, 0.8),
        sensitivity: binomial(labels, 0.9),
      });
      if ("undefined" in rate) continue;
      given++;
      if (rate.low <= theta && theta <= rate.high) held++;
    }
    expect(given / samples).toBeGreaterThan(0.99);
    expect(held / given).toBeGreaterThan(0.935);
    expect(held / given).toBeLessThan(0.965);
  },
);

test("roganGladen() is refused nearly always where the judge carries no information", () => {
  const random = seededRandom("uninformed");
  let given = 0;
  for (let sample = 0; sample < samples; sample++) {
    const toss = (n: number): { successes: number; n: number } => {
      let successes = 0;
      for (let trial = 0; trial < n; trial++) if (random.next() < 0.5) successes++;
      return { successes, n };
    };
    if ("value" in roganGladen({ judged: toss(200), specificity: toss(50), sensitivity: toss(50) })) given++;
  }
  // One side of a 95 % interval, and what chance adds.
  expect(given / samples).toBeLessThan(0.04);
});
