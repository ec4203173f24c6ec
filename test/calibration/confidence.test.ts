import { expect, test } from "vitest";
import { aurocInterval } from "../../src/stats/auroc-interval.js";
import { kornGraubardInterval } from "../../src/stats/korn-graubard-interval.js";
import { seededRandom, type Random } from "../../src/stats/seeded-random.js";
import { selectiveThreshold } from "../../src/stats/selective-threshold.js";
import { binomialBounds } from "./binomial-bounds.js";

test.each([
  { name: "smooth confidences", votes: 0 },
  { name: "shares of seven votes", votes: 7 },
])("selectiveThreshold() keeps its promise but for delta of samples: $name", ({ votes }) => {
  const random = seededRandom(`promise ${votes}`);
  const samples = 2000;
  let [broken, given] = [0, 0];
  for (let sample = 0; sample < samples; sample++) {
    const confidences: number[] = [];
    const right: boolean[] = [];
    for (let item = 0; item < 150; item++) {
      const said = 0.5 + 0.5 * random.next();
      confidences.push(votes === 0 ? said : Math.round(said * votes) / votes);
      right.push(random.next() < said);
    }
    const chosen = selectiveThreshold({ confidences, right, agreement: 0.85, delta: 0.1 });
    if ("undefined" in chosen) continue;
    given++;
    // A verdict is right as often as its confidence says: the mean above a threshold is that of it and 1.
    const lowest = votes === 0 ? chosen.threshold : Math.max(0.5, (chosen.threshold * votes - 0.5) / votes);
    if ((lowest + 1) / 2 < 0.85) broken++;
  }
  expect(given / samples).toBeGreaterThan(0.2);
  expect(broken / samples).toBeLessThan(binomialBounds(0.1, samples).high);
});

/** Items of clusters: the right ones are surer by as much as makes the area 0.76 (one standard deviation), half of it shared. */
function draw(
  random: Random,
  count: number,
): { confidences: number[]; right: boolean[]; clusters: number[] } {
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  const sample = { confidences: [] as number[], right: [] as boolean[], clusters: [] as number[] };
  for (let cluster = 0; cluster < count; cluster++) {
    const shared = normal();
    for (let item = 0; item < 3; item++) {
      const isRight = random.next() < 0.6;
      sample.confidences.push((isRight ? 1 : 0) + Math.SQRT1_2 * shared + Math.SQRT1_2 * normal());
      sample.right.push(isRight);
      sample.clusters.push(cluster);
    }
  }
  return sample;
}

test.each([{ count: 30 }, { count: 80 }])(
  "aurocInterval() covers the area in 95 % of samples: $count clusters of three",
  ({ count }) => {
    const random = seededRandom(`area ${count}`);
    const samples = 1000;
    // The area between two normal distributions that lie one standard deviation apart.
    const area = 0.7602499389;
    let held = 0;
    for (let sample = 0; sample < samples; sample++) {
      const interval = aurocInterval({ ...draw(random, count), scale: "logit" });
      if ("low" in interval && interval.low <= area && area <= interval.high) held++;
    }
    expect(held / samples).toBeGreaterThan(0.935);
    expect(held / samples).toBeLessThan(0.965);
  },
);

test("kornGraubardInterval() covers a share of clustered items in 95 % of samples or more", () => {
  const random = seededRandom("korn");
  const samples = 1500;
  let held = 0;
  for (let sample = 0; sample < samples; sample++) {
    const successes: boolean[] = [];
    const clusters: number[] = [];
    for (let cluster = 0; cluster < 20; cluster++) {
      const level = random.next() < 0.5 ? 0.7 : 1;
      for (let item = 0; item < 3; item++) {
        successes.push(random.next() < level);
        clusters.push(cluster);
      }
    }
    const interval = kornGraubardInterval({ successes, clusters });
    if ("low" in interval && interval.low <= 0.85 && 0.85 <= interval.high) held++;
  }
  expect(held / samples).toBeGreaterThan(binomialBounds(0.95, samples).low);
});
