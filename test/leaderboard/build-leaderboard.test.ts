import { describe, expect, it } from "vitest";
import { buildLeaderboard } from "../../src/leaderboard/build-leaderboard.js";
import type { MeasuredCell } from "../../src/leaderboard/measured-cell.js";
import type { Leaderboard } from "../../src/core/leaderboard.js";
import { listwiseCell } from "../report/leaderboard-fixture.js";
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
    expect(evaluators.map(({ letters }) => letters)).toEqual(["a", "a", "b", "c"]);
  });

  it("says how large a difference between two judges would have been found; null judges aside", () => {
    const judges = [measuredCell({ evaluator: "fair" }, 0.7), measuredCell({ evaluator: "best" }, 0.9)];
    const alone = build(judges).minimumDetectableDifference;
    const besideNull = build([
      ...judges,
      measuredCell({ evaluator: "nulls/first" }, 0.5, { adapter: "null" }),
    ]).minimumDetectableDifference;
    const [first, second] = [alone, besideNull].map((least) => least?.onePair);
    if (first === undefined || !("value" in first)) throw new Error("undefined");
    expect(second).toEqual(first);
    // 40 of 200 instances differ, all one way: (1.96 + 0.84) * root(0.2 * 0.8 / 200).
    expect(Math.abs(first.value / (2.8 * Math.sqrt(0.16 / 200)) - 1)).toBeLessThan(0.1);
    expect(build(judges.slice(0, 1)).minimumDetectableDifference).toBeUndefined();
  });

  it("averages lists with pairs, each dataset once", () => {
    const listCell = (evaluator: string, accuracy: number): MeasuredCell => {
      const measured = measuredCell({ evaluator, dataset: "lakes" }, accuracy);
      const { n, adapter } = measured.cell;
      return { ...measured, cell: listwiseCell({ evaluator, adapter, n, accuracy: { value: accuracy } }) };
    };
    const { cells, evaluators, protocols } = build([
      ...[measuredCell({ evaluator: "a" }, 0.9), measuredCell({ evaluator: "b" }, 0.8)],
      ...[listCell("a", 0.3), listCell("b", 0.6)],
    ]);
    expect(cells.map(({ task }) => task)).toEqual(["pairwise", "pairwise", "listwise", "listwise"]);
    expect(evaluators.map(({ evaluator, accuracy }) => [evaluator, accuracy])).toMatchObject([
      ["b", { value: 0.7 }],
      ["a", { value: 0.6 }],
    ]);
    expect(evaluators[0]?.datasets).toMatchObject({ d: { value: 0.8 }, lakes: { value: 0.6 } });
    expect(protocols.find(({ protocol }) => protocol === "listwise")).toMatchObject({
      accuracy: { value: 0.45 },
      minusBase: { undefined: "no evaluator and dataset in common with the base protocol" },
    });
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
      [undefined, { undefined: "no cell in common with all other judges" }],
      [undefined, { undefined: "no cell in common with all other judges" }],
    ]);
  });

  it("does not rank a judge without a reply in a cell above those that have one", () => {
    const none = { undefined: "no reply came" };
    const { evaluators, protocols } = build([
      measuredCell({ evaluator: "good", dataset: "easy" }, 0.95),
      measuredCell({ evaluator: "good", dataset: "hard" }, 0.6),
      measuredCell({ evaluator: "flaky", dataset: "easy" }, 0.9),
      measuredCell({ evaluator: "flaky", dataset: "hard" }, 0, { accuracy: none }),
      measuredCell({ evaluator: "good", dataset: "easy", protocol: "cot" }, 0.95),
      measuredCell({ evaluator: "good", dataset: "hard", protocol: "cot" }, 0, { accuracy: none }),
    ]);
    expect(evaluators.map(({ evaluator, rank }) => [evaluator, rank])).toEqual([
      ["flaky", undefined],
      ["good", undefined],
    ]);
    expect(evaluators[0]?.accuracy).toEqual({ undefined: "no reply came in base x hard" });
    expect(protocols.find(({ protocol }) => protocol === "cot")?.minusBase).toMatchObject({ value: 0 });
  });

  it("compares judges on the instances that both have judged when a run was stopped half-way", () => {
    const done = measuredCell({ evaluator: "fast" }, 0.65);
    const firstThirty = new Set(Array.from({ length: 30 }, (_, index) => String(index)));
    const part = done.on(firstThirty);
    const slow = {
      ...done,
      cell: { ...done.cell, evaluator: "slow", n: 30, accuracy: part.estimate },
      replicates: part.replicates,
      judged: firstThirty,
    };
    const { evaluators } = build([done, slow]);
    expect(evaluators.map(({ evaluator, rank, n }) => [evaluator, rank, n])).toEqual([
      ["fast", 1, 30],
      ["slow", 1, 30],
    ]);
    expect(evaluators[0]?.accuracy).toEqual(evaluators[1]?.accuracy);
  });

  it("ties accuracies that differ by the noise of floating-point sums only", () => {
    const { evaluators } = build([
      measuredCell({ evaluator: "a", dataset: "x" }, 0.1),
      measuredCell({ evaluator: "a", dataset: "y" }, 0.7),
      measuredCell({ evaluator: "b", dataset: "x" }, 0.3),
      measuredCell({ evaluator: "b", dataset: "y" }, 0.5),
    ]);
    expect(evaluators.map(({ rank }) => rank)).toEqual([1, 1]);
  });

  it("correlates datasets over the protocols that both sides have", () => {
    const cells = ["q1", "q2", "q3"].flatMap((evaluator, index) => [
      measuredCell({ evaluator, dataset: "a", protocol: "base" }, 0.6 + index / 10),
      measuredCell({ evaluator, dataset: "b", protocol: "base" }, 0.6 + index / 10),
      measuredCell(
        { evaluator, dataset: "a", protocol: index === 0 ? "hard" : "easy" },
        index === 0 ? 0.1 : 0.9,
      ),
    ]);
    const pair = build(cells).rankCorrelation.datasets.find(({ over }) => over === "evaluators");
    expect(pair).toMatchObject({ a: "a", b: "b", n: 3, spearman: { value: 1 } });
  });

  it("says nothing of self-agreement where both presentations rest on the same calls", () => {
    const shared = { presentationsShareCalls: true, selfAgreement: { value: 1 } };
    const { evaluators, protocols } = build([
      measuredCell({ evaluator: "a", protocol: "base" }, 0.7, { selfAgreement: { value: 0.6 } }),
      measuredCell({ evaluator: "a", protocol: "flask" }, 0.7, shared),
    ]);
    expect(evaluators[0]?.selfAgreement).toEqual({ value: 0.6 });
    expect(protocols.find(({ protocol }) => protocol === "flask")?.selfAgreement).toHaveProperty("undefined");
  });

  it("is empty for no cells", () => {
    expect(build([])).toMatchObject({ cells: [], evaluators: [], protocols: [] });
  });
});
