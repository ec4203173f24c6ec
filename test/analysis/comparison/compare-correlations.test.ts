import { describe, expect, it } from "vitest";
import {
  compareCorrelations,
  type ScoredPair,
} from "../../../src/analysis/comparison/compare-correlations.js";
import type { CellFacts } from "../../../src/core/cell-facts.js";
import type { InstanceFacts } from "../../../src/core/instance-facts.js";
import type { Judgment } from "../../../src/core/judgment.js";
import { spearmanCorrelation } from "../../../src/stats/spearman-correlation.js";

const human = [1, 2, 3, 4, 5, 4, 3, 2, 1, 5, 2, 4, 3, 1, 5];
const near = human.map((score, index) => score + (index % 3 === 0 ? 1 : 0));
const far = human.map((score, index) => ((score * 2 + index * 3) % 5) + 1);

function cell(evaluator: string): CellFacts {
  return {
    ...{ evaluator, protocol: "rate", dataset: "d", task: "pointwise", adapter: "recorded" },
    ...{ presentationsShareCalls: false, reading: "own", missingPairAgrees: false },
  };
}

function judged(evaluator: string, scores: readonly number[]): ScoredPair["a"] {
  const judgments = scores.map((score, index): Judgment => ({
    ...{ evaluator, protocol: "rate", dataset: "d", instance: String(index), presentation: "original" },
    ...{ repeat: 0, calls: [], outcome: { kind: "scores", scores: { one: score, two: 6 - score } } },
  }));
  return { cell: cell(evaluator), judgments };
}

const facts = new Map(
  human.map((score, row): [string, InstanceFacts] => [
    String(row),
    {
      ...{ dataset: "d", id: String(row), row, cluster: `c${row % 14}`, tags: {}, lengths: [1], nulls: {} },
      gold: { kind: "scores", scores: { one: score, two: score } },
    },
  ]),
);

describe("compareCorrelations()", () => {
  it("compares pooled scores by three coefficients and each criterion by one, on what both judges scored", () => {
    const shorter = judged("far", far.slice(0, 14));
    const rows = compareCorrelations({ a: judged("near", near), b: shorter, facts, seed: 1, resamples: 60 });
    expect(rows.map(({ coefficient, criterion, n }) => [coefficient, criterion, n])).toEqual([
      ["spearman", undefined, 28],
      ["kendall", undefined, 28],
      ["pearson", undefined, 28],
      ["spearman", "one", 14],
      ["spearman", "two", 14],
    ]);
    const one = rows.find(({ criterion }) => criterion === "one");
    expect(one).toMatchObject({
      clusters: 14,
      a: spearmanCorrelation(near.slice(0, 14), human.slice(0, 14)),
    });
    const difference = one?.difference ?? { undefined: "" };
    expect("value" in difference ? difference.value : 0).toBeGreaterThan(0.3);
  });

  it("has the reason where a judge says always the same", () => {
    const flat = judged(
      "flat",
      human.map(() => 3),
    );
    const [row] = compareCorrelations({ a: judged("near", near), b: flat, facts, seed: 1, resamples: 60 });
    expect(row?.b).toHaveProperty("undefined");
    const single = compareCorrelations({
      a: judged("near", near),
      b: flat,
      facts,
      seed: 1,
      resamples: 60,
    }).at(-1);
    expect(single?.p).toHaveProperty("undefined");
  });
});
