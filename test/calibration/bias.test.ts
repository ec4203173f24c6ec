import { expect, test } from "vitest";
import { clusteredContrast } from "../../src/stats/clustered-contrast.js";
import { flipSplit } from "../../src/stats/flip-split.js";
import { lengthControlledAccuracy } from "../../src/stats/length-controlled-accuracy.js";
import { logisticRegression } from "../../src/stats/logistic-regression.js";
import { normalCdf } from "../../src/stats/normal-cdf.js";
import { normalQuantile } from "../../src/stats/normal-quantile.js";
import { seededRandom, type Random } from "../../src/stats/seeded-random.js";

const experiments = 1500;

interface Observation {
  readonly cluster: number;
  readonly x: number;
  readonly outcome: number;
}

/**
 * Observations in clusters of 1 to 5, alike within: x differs in part by cluster, and outcomes come from correlated uniform draws, so that
 * the probability of a 1 given x is exactly the one planted.
 */
function draw(
  random: Random,
  clusters: number,
  probabilityAt: (x: number) => number,
): readonly Observation[] {
  const normal = (): number => normalQuantile(random.next() + 2 ** -54);
  return Array.from({ length: clusters }, (_, cluster) => cluster).flatMap((cluster) => {
    const [mood, about] = [normal(), normal()];
    return Array.from({ length: 1 + (cluster % 5) }, () => {
      const x = 0.6 * about + 0.8 * normal();
      const uniform = normalCdf(Math.sqrt(0.4) * mood + Math.sqrt(0.6) * normal());
      return { cluster, x, outcome: Number(uniform < probabilityAt(x)) };
    });
  });
}

const sigmoid = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

function expectCoverage(covered: number, of: number): void {
  expect(covered / of).toBeGreaterThan(0.935);
  expect(covered / of).toBeLessThan(0.965);
}

test.each([30])("logisticRegression() covers both coefficients with %i unequal clusters", (clusters) => {
  const random = seededRandom(`logistic ${clusters}`);
  const hits = { intercept: 0, x: 0 };
  let fitted = 0;
  for (let experiment = 0; experiment < experiments; experiment++) {
    const rows = draw(random, clusters, (x) => sigmoid(0.3 + 0.7 * x));
    const fit = logisticRegression({
      outcomes: rows.map((row) => row.outcome),
      predictors: { x: rows.map((row) => row.x) },
      clusters: rows.map((row) => row.cluster),
    });
    if ("undefined" in fit) continue;
    fitted++;
    const { intercept, x } = fit.coefficients;
    if (intercept !== undefined && intercept.low <= 0.3 && intercept.high >= 0.3) hits.intercept++;
    if (x !== undefined && x.low <= 0.7 && x.high >= 0.7) hits.x++;
  }
  expect(fitted).toBe(experiments);
  expectCoverage(hits.intercept, fitted);
  expectCoverage(hits.x, fitted);
});

test("lengthControlledAccuracy() covers the accuracy at equal lengths", () => {
  const random = seededRandom("length controlled");
  const truth = sigmoid(0.8);
  let covered = 0;
  for (let experiment = 0; experiment < experiments; experiment++) {
    // The model of the statistic: log-odds in the bounded difference, whose unit is the sample's own.
    const lengths = draw(random, 40, () => 1).map(({ cluster, x }) => ({ cluster, x: x + 0.5 }));
    const unit = Math.sqrt(lengths.reduce((sum, { x }) => sum + x * x, 0) / lengths.length);
    const moods = new Map(lengths.map(({ cluster }) => [cluster, normalQuantile(random.next() + 2 ** -54)]));
    const correct = lengths.map(({ cluster, x }) => {
      const noise = normalQuantile(random.next() + 2 ** -54);
      const uniform = normalCdf(Math.sqrt(0.4) * (moods.get(cluster) ?? 0) + Math.sqrt(0.6) * noise);
      return Number(uniform < sigmoid(0.8 + 0.9 * Math.tanh(x / unit)));
    });
    const found = lengthControlledAccuracy({
      correct,
      lengthDifferences: lengths.map(({ x }) => x),
      clusters: lengths.map(({ cluster }) => cluster),
    });
    if ("value" in found && found.low <= truth && found.high >= truth) covered++;
  }
  expectCoverage(covered, experiments);
});

test("clusteredContrast() covers a difference of groups that clusters share", () => {
  const random = seededRandom("contrast");
  let covered = 0;
  for (let experiment = 0; experiment < experiments; experiment++) {
    const rows = draw(random, 40, (x) => (x > 0 ? 0.7 : 0.5));
    const gap = clusteredContrast({
      scores: rows.map((row) => row.outcome),
      groups: rows.map((row) => (row.x > 0 ? 0 : 1)),
      weights: [1, -1],
      clusters: rows.map((row) => row.cluster),
    });
    if ("value" in gap && gap.low <= 0.2 && gap.high >= 0.2) covered++;
  }
  expectCoverage(covered, experiments);
});

test.each([
  { few: 5, sizes: [3] },
  { few: 5, sizes: [1, 2, 3, 4, 5] },
  { few: 10, sizes: [1, 2, 3, 4, 5] },
])("clusteredContrast() covers with a group in $few of 60 clusters of sizes $sizes", ({ few, sizes }) => {
  const random = seededRandom(`few ${few} ${sizes.join(" ")}`);
  const normal = (): number => normalQuantile(random.next() + 2 ** -54);
  const clusters = Array.from({ length: 60 }, (_, cluster) =>
    new Array<number>(sizes[cluster % sizes.length] ?? 0).fill(cluster),
  ).flat();
  const groups = clusters.map((cluster) => (cluster < few ? 0 : 1));
  let covered = 0;
  for (let experiment = 0; experiment < experiments; experiment++) {
    const moods = Array.from({ length: 60 }, normal);
    const scores = clusters.map((cluster) => 0.7 * (moods[cluster] ?? NaN) + normal());
    const gap = clusteredContrast({ scores, groups, weights: [1, -1], clusters });
    if ("value" in gap && gap.low <= 0 && gap.high >= 0) covered++;
  }
  expectCoverage(covered, experiments);
});

/** How often the interval of the bias lies above, and below, what it is in the long run: pairs with three answers in each position. */
function flipMisses(pairs: number, gap: number): { readonly above: number; readonly below: number } {
  const random = seededRandom(`flips ${pairs} ${gap}`);
  const repeated = 400;
  let [above, below] = [0, 0];
  for (let experiment = 0; experiment < repeated; experiment++) {
    const items = Array.from({ length: pairs }, (_, item) => {
      const p = 0.05 + 0.5 * random.next();
      const answers = (chance: number): string[] =>
        Array.from({ length: 3 }, () => (random.next() < chance ? "A" : "B"));
      return { cluster: item, original: answers(p), swapped: answers(p + gap) };
    });
    const { bias } = flipSplit(items);
    if ("undefined" in bias) throw new Error(bias.undefined);
    // With two answers the long run's difference is the square of that of the probabilities.
    if (bias.low > gap * gap) above++;
    if (bias.high < gap * gap) below++;
  }
  return { above: above / repeated, below: below / repeated };
}

test("flipSplit() finds a bias in 2.5 % of judges that have none, or fewer, also of 40 pairs, and never one below 0", () => {
  const { above, below } = flipMisses(40, 0);
  expect(above).toBeLessThan(0.04);
  expect(below).toBe(0);
});

test("flipSplit() covers the bias that there is", () => {
  const { above, below } = flipMisses(50, 0.4);
  expect(1 - above - below).toBeGreaterThan(0.93);
  expect(1 - above - below).toBeLessThan(0.98);
});
