import { describe, expect, it } from "vitest";
import { buildLeaderboard } from "../../src/leaderboard/build-leaderboard.js";
import type { MeasuredCell } from "../../src/leaderboard/measured-cell.js";
import type { Leaderboard } from "../../src/core/leaderboard.js";
import { measuredCell } from "../support/cell-fixture.js";

function build(cells: readonly MeasuredCell[]): Leaderboard {
  return buildLeaderboard({
    run: "test",
    cells,
    excluded: [],
    evaluatorTotals: new Map(),
    protocolTotals: new Map(),
  });
}

describe("buildLeaderboard()", () => {
  it("ranks evaluators by mean accuracy, best first, with intervals that hold the rank", () => {
    const { evaluators } = build([
      measuredCell({ evaluator: "fair" }, 0.7),
      measuredCell({ evaluator: "best" }, 0.9),
      measuredCell({ evaluator: "worst" }, 0.5),
      measuredCell({ evaluator: "near-best" }, 0.895),
    ]);
    expect(evaluators.map(({ evaluator, rank }) => [evaluator, rank])).toEqual([
      ["best", 1],
      ["near-best", 2],
      ["fair", 3],
      ["worst", 4],
    ]);
    for (const { rank, rankInterval } of evaluators) {
      expect(rankInterval?.[0]).toBeLessThanOrEqual(rank ?? 0);
      expect(rankInterval?.[1]).toBeGreaterThanOrEqual(rank ?? 99);
    }
    // 0.9 and 0.895 on 200 instances cannot be told apart; 0.7 and 0.5 can.
    expect(evaluators[0]?.rankInterval).toEqual([1, 2]);
    expect(evaluators[3]?.rankInterval).toEqual([4, 4]);
  });

  it("averages over cells that all judges have, so that an extra easy cell helps nobody", () => {
    const { evaluators } = build([
      measuredCell({ evaluator: "a", protocol: "base" }, 0.7),
      measuredCell({ evaluator: "b", protocol: "base" }, 0.8),
      measuredCell({ evaluator: "a", protocol: "cot" }, 1),
    ]);
    expect(evaluators.map(({ evaluator, accuracy }) => [evaluator, accuracy])).toMatchObject([
      ["b", { value: 0.8 }],
      ["a", { value: 0.7 }],
    ]);
  });

  it("compares null judges on the same datasets, though they run under one protocol only", () => {
    const { evaluators, protocols } = build([
      measuredCell({ evaluator: "a", protocol: "base" }, 0.7),
      measuredCell({ evaluator: "a", protocol: "cot" }, 0.8),
      measuredCell({ evaluator: "nulls/longest", protocol: "base" }, 0.9, { adapter: "null" }),
    ]);
    expect(evaluators[0]).toMatchObject({ evaluator: "nulls/longest", rank: 1 });
    expect(evaluators[1]).toMatchObject({ evaluator: "a", rank: 2, accuracy: { value: 0.75 } });
    expect(protocols.map(({ protocol, accuracy }) => [protocol, accuracy])).toMatchObject([
      ["cot", { value: 0.8 }],
      ["base", { value: 0.7 }],
    ]);
  });

  it("counts a dataset once, however many protocols were run on it", () => {
    const { evaluators } = build([
      measuredCell({ evaluator: "a", protocol: "base", dataset: "x" }, 0.6),
      measuredCell({ evaluator: "a", protocol: "cot", dataset: "x" }, 0.8),
      measuredCell({ evaluator: "a", protocol: "base", dataset: "y" }, 0.9),
    ]);
    expect(evaluators[0]?.accuracy).toMatchObject({ value: 0.8 });
    expect(evaluators[0]?.datasets).toMatchObject({ x: { value: 0.7 }, y: { value: 0.9 } });
  });

  it("states a protocol's difference to base over what both have, with a paired interval", () => {
    const { protocols } = build([
      measuredCell({ evaluator: "weak", protocol: "base" }, 0.5),
      measuredCell({ evaluator: "strong", protocol: "base" }, 0.9),
      measuredCell({ evaluator: "strong", protocol: "cot" }, 0.92),
    ]);
    const cot = protocols.find(({ protocol }) => protocol === "cot");
    expect(cot?.minusBase).toMatchObject({ method: "paired cluster bootstrap" });
    expect("value" in (cot?.minusBase ?? {}) && cot?.minusBase).toHaveProperty("value", expect.closeTo(0.02));
    expect(protocols.find(({ protocol }) => protocol === "base")?.minusBase).toHaveProperty("undefined");
  });

  it("correlates rankings between datasets, between protocols, and of base against all", () => {
    const accuracies = { a: 0.6, b: 0.7, c: 0.8, d: 0.9 };
    const cells = Object.entries(accuracies).flatMap(([evaluator, accuracy]) => [
      measuredCell({ evaluator, dataset: "x", protocol: "base" }, accuracy),
      measuredCell({ evaluator, dataset: "x", protocol: "cot" }, accuracy + 0.01),
      measuredCell({ evaluator, dataset: "y", protocol: "base" }, 1.5 - accuracy),
      measuredCell({ evaluator, dataset: "y", protocol: "cot" }, 1.49 - accuracy),
    ]);
    const { rankCorrelation } = build(cells);
    const datasets = rankCorrelation.datasets.find(({ over }) => over === "evaluators");
    expect(datasets).toMatchObject({ a: "x", b: "y", n: 4, spearman: { value: -1 }, kendall: { value: -1 } });
    const few = rankCorrelation.datasets.find(({ over }) => over === "protocols");
    expect(few?.spearman).toEqual({ undefined: "needs at least 3 protocols measured on both sides, got 2" });
    expect(rankCorrelation.protocols.map(({ a, b }) => [a, b])).toEqual([
      ["base", "cot"],
      ["base", "all protocols"],
    ]);
  });

  it("leaves evaluators without a common cell unranked and says why", () => {
    const { evaluators } = build([
      measuredCell({ evaluator: "a", protocol: "base" }, 0.7),
      measuredCell({ evaluator: "b", protocol: "cot" }, 0.8),
    ]);
    expect(evaluators.map(({ rank, accuracy }) => [rank, accuracy])).toEqual([
      [undefined, { undefined: "no cell to average" }],
      [undefined, { undefined: "no cell to average" }],
    ]);
  });

  it("is empty for no cells", () => {
    expect(build([])).toMatchObject({ cells: [], evaluators: [], protocols: [] });
  });
});
