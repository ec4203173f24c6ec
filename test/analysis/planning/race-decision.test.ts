import { describe, expect, it } from "vitest";
import { raceDecision } from "../../../src/analysis/planning/race-decision.js";
import { raceCheckpoints } from "../../../src/plan/race-checkpoints.js";
import { seededRandom } from "../../../src/stats/seeded-random.js";

/** Races judges with these accuracies over one dataset; gives who was dropped, and how many judgments were saved. */
function race(
  accuracies: readonly number[],
  n: number,
  seed: string,
): { dropped: Set<string>; saved: number } {
  const random = seededRandom(seed);
  const judges = accuracies.map((_, index) => `j${index}`);
  const all = accuracies.map((accuracy) =>
    Array.from(
      { length: n },
      () => (Number(random.next() < accuracy) + Number(random.next() < accuracy)) / 2,
    ),
  );
  const dropped = new Set<string>();
  let saved = 0;
  for (const checkpoint of raceCheckpoints(n, 20)) {
    const standing = new Set(judges.filter((judge) => !dropped.has(judge)));
    const scores = new Map(judges.map((judge, index) => [judge, (all[index] ?? []).slice(0, checkpoint)]));
    const datasets = [{ sizes: Array<number>(checkpoint).fill(1), largest: 1, meanSize: 1, scores }];
    for (const { judge } of raceDecision({ judges, standing, datasets, error: 0.05 })) {
      dropped.add(judge);
      saved += n - checkpoint;
    }
  }
  return { dropped, saved };
}

describe("raceDecision()", () => {
  it("drops none of equal judges in 95 % of races, and never the best one more often than that", () => {
    let [wrong, bestLost] = [0, 0];
    const races = 40;
    for (let seed = 0; seed < races; seed++) {
      if (race([0.8, 0.8, 0.8], 120, `equal ${seed}`).dropped.size > 0) wrong++;
      if (race([0.8, 0.76, 0.7], 120, `near ${seed}`).dropped.has("j0")) bestLost++;
    }
    // The bound is 5 %; a race that kept it only just would be above 10 % in one test of twenty.
    expect(wrong / races).toBeLessThanOrEqual(0.1);
    expect(bestLost / races).toBeLessThanOrEqual(0.05);
  });

  it("drops judges that are far behind early, which saves judgments", () => {
    const { dropped, saved } = race([0.9, 0.85, 0.5, 0.45], 400, "far");
    expect([...dropped].sort()).toEqual(["j2", "j3"]);
    expect(saved).toBeGreaterThan(400);
  });

  it("counts each dataset once, and leaves out clusters on which a call failed", () => {
    const ones = Array.from({ length: 200 }, () => 1);
    const none = ones.map(() => 0);
    const failed = ones.map(() => undefined);
    const decide = (second: readonly (readonly (number | undefined)[])[]): readonly string[] =>
      raceDecision({
        ...{ judges: ["a", "b"], standing: new Set(["a", "b"]), error: 0.05 },
        datasets: [ones, none].map((first, dataset) => ({
          ...{ sizes: ones, largest: 1, meanSize: 1 },
          scores: new Map([
            ["a", first],
            ["b", second[dataset] ?? []],
          ]),
        })),
      }).map(({ judge }) => judge);
    expect(decide([none, none])).toEqual(["b"]);
    expect(decide([none, ones])).toEqual([]);
    expect(decide([failed, failed])).toEqual([]);
  });

  it("never drops everybody, nor anybody where there is one judge", () => {
    const datasets = [{ sizes: [1, 1], largest: 1, meanSize: 1, scores: new Map([["a", [1, 1]]]) }];
    expect(raceDecision({ judges: ["a"], standing: new Set(["a"]), datasets, error: 0.05 })).toEqual([]);
  });

  it("weighs each instance the same: a judge that loses many small clusters and wins few large ones is not dropped", () => {
    const sizes = Array.from({ length: 600 }, (_, place) => (place % 6 === 0 ? 5 : 1));
    const won = sizes.map((size) => Number(size === 5));
    const lost = won.map((value) => 1 - value);
    const dataset = { sizes, largest: 5, meanSize: 10 / 6 };
    const decide = (first: number[], second: number[]): readonly string[] =>
      raceDecision({
        ...{ judges: ["a", "b"], standing: new Set(["a", "b"]), error: 0.05 },
        datasets: [{ ...dataset, scores: new Map([["a", first], ["b", second]]) }], // prettier-ignore
      }).map(({ judge }) => judge);
    // Five instances of one cluster against five clusters of one: they are even.
    expect(decide(won, lost)).toEqual([]);
    expect(decide(won, lost.map(() => 0))).toEqual(["b"]); // prettier-ignore
  });
});

describe("raceCheckpoints()", () => {
  it("grows by a quarter and ends at the end, whatever came before", () => {
    expect(raceCheckpoints(60, 20)).toEqual([20, 25, 32, 40, 50, 60]);
    expect(raceCheckpoints(10, 20)).toEqual([10]);
  });
});
