import { expect, test } from "vitest";
import { calibrationErrorInterval } from "../../src/stats/calibration-error-interval.js";
import { equalMassBins } from "../../src/stats/equal-mass-bins.js";
import { riskCoverageInterval } from "../../src/stats/risk-coverage-interval.js";
import { seededRandom, type Random } from "../../src/stats/seeded-random.js";
import { binomialBounds } from "./binomial-bounds.js";

interface Sample {
  readonly confidences: number[];
  readonly credits: number[];
  readonly clusters: number[];
}

/** Clusters of three items of one confidence, half of which share one draw; right with the confidence less the gap. */
function draw(random: Random, clusters: number, gap: (confidence: number) => number): Sample {
  const sample: Sample = { confidences: [], credits: [], clusters: [] };
  for (let cluster = 0; cluster < clusters; cluster++) {
    const [said, shared] = [0.5 + 0.4 * random.next(), random.next()];
    for (let item = 0; item < 3; item++) {
      const chance = random.next() < 0.5 ? shared : random.next();
      sample.confidences.push(said);
      sample.credits.push(chance < said - gap(said) ? 1 : 0);
      sample.clusters.push(cluster);
    }
  }
  return sample;
}

/** The error of the bins at hand if every item were right as often as it is in the long run. */
function truthOf({ confidences }: Sample, gap: (confidence: number) => number): number {
  return equalMassBins(confidences, 10)
    .map((places) => Math.abs(places.reduce((sum, item) => sum + gap(confidences[item] ?? 0), 0)))
    .reduce((sum, off) => sum + off / confidences.length, 0);
}

test.each([
  { name: "calibrated", gap: () => 0, most: 1 },
  { name: "overconfident by 0.15", gap: () => 0.15, most: 0.975 },
  { name: "off by 0.2 both ways", gap: (said: number) => (said < 0.7 ? -0.2 : 0.2), most: 0.975 },
])("calibrationErrorInterval() covers the error of a judge that is $name", ({ name, gap, most }) => {
  const random = seededRandom(`ece ${name}`);
  const samples = 250;
  let [held, plain, debiased] = [0, 0, 0];
  for (let sample = 0; sample < samples; sample++) {
    const drawn = draw(random, 300, gap);
    const truth = truthOf(drawn, gap);
    const found = calibrationErrorInterval(drawn);
    if ("undefined" in found) throw new Error(found.undefined);
    if (found.low <= truth && truth <= found.high) held++;
    plain += (found.value - truth) / samples;
    debiased += (found.debiased - truth) / samples;
  }
  expect(held / samples).toBeGreaterThan(binomialBounds(0.95, samples).low);
  expect(held / samples).toBeLessThanOrEqual(most);
  expect(Math.abs(debiased)).toBeLessThan(0.65 * plain + 0.005);
});

/** Of 500 samples, what an interval that covers 95 to 97 % covers at least and at most. */
const samples = 500;
const [low, high] = [binomialBounds(0.95, samples).low, binomialBounds(0.97, samples).high];

test.each([
  { clusters: 40, gap: 0.1 },
  { clusters: 40, gap: -0.1 },
  { clusters: 150, gap: 0.1 },
])(
  "riskCoverageInterval() covers the area in 95 % of samples: $clusters clusters of three, $gap below their confidence",
  ({ clusters, gap }) => {
    const random = seededRandom(`aurc ${clusters} ${gap}`);
    // Confidences from 0.5 to 0.9: the surest share c errs with 0.1 + 0.2 c + gap, whose mean over c from 0 to 1 this is.
    const area = 0.2 + gap;
    let held = 0;
    for (let sample = 0; sample < samples; sample++) {
      const found = riskCoverageInterval(draw(random, clusters, () => gap));
      if ("low" in found && found.low <= area && area <= found.high) held++;
    }
    expect(held / samples).toBeGreaterThan(low);
    expect(held / samples).toBeLessThan(high);
  },
);
