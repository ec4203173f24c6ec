import { describe, expect, it } from "vitest";
import type { CellFacts } from "../../src/core/cell-facts.js";
import type { InstanceFacts } from "../../src/core/instance-facts.js";
import type { Judgment } from "../../src/core/judgment.js";
import type { PairwiseCell } from "../../src/core/leaderboard.js";
import { datasetFrame } from "../../src/metrics/dataset-frame.js";
import { measureCell, type CellInput } from "../../src/metrics/measure-cell.js";
import type { MeasuredCell } from "../../src/metrics/measure-trials.js";
import { pairFacts, pairJudgment } from "../support/pair-fixture.js";

const cell: CellFacts = {
  evaluator: "e",
  protocol: "base",
  dataset: "d",
  task: "pairwise",
  adapter: "openai",
  presentationsShareCalls: false,
  reading: "own",
  missingPairAgrees: false,
};

function measure(
  facts: readonly InstanceFacts[],
  judgments: readonly Judgment[],
  more: { readonly cell?: Partial<CellFacts>; readonly callFacts?: CellInput["callFacts"] } = {},
): MeasuredCell {
  const frame = datasetFrame("d", facts, { resamples: 200, seed: 1 });
  const callFacts = more.callFacts ?? (() => ({ input: 10, output: 2, reasoning: 1, costUsd: 0.5 }));
  return measureCell({ cell: { ...cell, ...more.cell }, judgments, frame, callFacts });
}

function pairOf(measured: MeasuredCell): PairwiseCell {
  if (measured.cell.task !== "pairwise") throw new TypeError("The cell is not pairwise");
  return measured.cell;
}

const facts = ["x", "y", "z"].map((id) => pairFacts(id, "A", { cluster: id === "z" ? "y" : id }));
const both = (id: string, one: "A" | "B" | "-", other: "A" | "B" | "-"): Judgment[] => [
  pairJudgment(id, "original", one),
  pairJudgment(id, "swapped", other),
];

describe("measureCell()", () => {
  it("says of a pairwise cell what it rests on", () => {
    const judgments = [...both("x", "A", "A"), ...both("y", "A", "B"), ...both("z", "B", "-")];
    const { cell: measured, replicates } = measure(facts, judgments);
    expect(measured).toMatchObject({
      evaluator: "e",
      adapter: "openai",
      protocol: "base",
      dataset: "d",
      task: "pairwise",
      n: 3,
      clusters: 2,
      accuracy: { value: 0.5, method: "Wilson, effective size" },
      bothCorrect: { value: expect.closeTo(1 / 3, 12) as unknown },
      bounds: { worst: 0.5, best: expect.closeTo(4 / 6, 12) as unknown },
      coverage: { trials: 6, verdicts: 5, unparsed: 1 },
      calls: 6,
      tokens: { input: 60, output: 12, reasoning: 6 },
      costUsd: 3,
      reading: "own",
    });
    expect(measured).not.toHaveProperty("own");
    expect(replicates).toHaveLength(200);
  });

  it.each(["recorded", "simulated", "null", "imported"])(
    "charges nothing for a judge that is %s",
    (adapter) => {
      const { cell: measured } = measure(facts, both("x", "A", "A"), { cell: { adapter } });
      expect(measured).toMatchObject({ costUsd: 0, seconds: 0, calls: 2, tokens: { input: 20 } });
    },
  );

  it.each(["openai", "anthropic"])("does not know what %s costs without a price", (adapter) => {
    const callFacts = (): ReturnType<CellInput["callFacts"]> => ({
      input: 1,
      output: 1,
      reasoning: 0,
      costUsd: undefined,
    });
    const { cell: measured } = measure(facts, both("x", "A", "A"), { cell: { adapter }, callFacts });
    expect(measured.costUsd).toEqual({ undefined: "a call has no price or no token count" });
  });

  it("counts a call that two trials share once", () => {
    const shared = both("x", "A", "A").map((judgment) => ({ ...judgment, calls: ["one", "two"] }));
    expect(measure(facts, shared).cell).toMatchObject({ calls: 2, costUsd: 1 });
  });

  it("states our own reading beside a published one", () => {
    const own = pairJudgment("x", "original", "-").outcome;
    const judgments = [
      { ...pairJudgment("x", "original", "A"), ownOutcome: own },
      pairJudgment("x", "swapped", "A"),
      ...both("y", "-", "-"),
    ];
    const published = { reading: "published", missingPairAgrees: true } as const;
    const measured = pairOf(measure(facts, judgments, { cell: published }));
    expect(measured).toMatchObject({
      reading: "published",
      accuracy: { value: 0.5 },
      selfAgreement: { value: 1 },
      coverage: { verdicts: 2, unparsed: 2 },
    });
    // Under our own rules the first reply says nothing, and two replies that say nothing do not agree.
    expect(measured.own).toMatchObject({
      accuracy: { value: 0.25 },
      selfAgreement: { value: 0 },
      coverage: { verdicts: 1, unparsed: 3 },
    });
  });

  it("has the lift of the design's example: 0.945 where 58 % of the golds are B is 0.365 over second", () => {
    const chance = { longest: 0.5, shortest: 0.5, random: 0.5, overlap: 0.5 };
    const many = Array.from({ length: 100 }, (_, index) => {
      const isB = index < 58;
      const nulls = { ...chance, first: isB ? 0 : 1, second: isB ? 1 : 0, majority: isB ? 1 : 0 };
      return pairFacts(String(index), isB ? "B" : "A", { nulls });
    });
    // 189 of 200 trials are right.
    const judgments = many.flatMap(({ id }, index) => {
      const gold = index < 58 ? "B" : "A";
      const wrong = gold === "A" ? "B" : "A";
      return [
        pairJudgment(id, "original", index % 17 === 3 ? wrong : gold),
        pairJudgment(id, "swapped", index % 20 === 7 ? wrong : gold),
      ];
    });
    const { accuracy, liftOverNull } = pairOf(measure(many, judgments));
    expect(accuracy).toMatchObject({ value: expect.closeTo(0.945, 12) as unknown });
    expect(liftOverNull).toMatchObject({ value: expect.closeTo(0.365, 12) as unknown, null: "second" });
  });

  it("has no lift where no null judge is known", () => {
    const bare = [pairFacts("x", "A", { nulls: {} })];
    expect(pairOf(measure(bare, both("x", "A", "A"))).liftOverNull).toEqual({
      undefined: "no null judge or no accuracy",
    });
  });

  it("measures the judged instances only", () => {
    const { cell: measured } = measure(facts, both("x", "A", "A"));
    expect(measured).toMatchObject({ n: 1, clusters: 1, accuracy: { value: 1 } });
    expect(measured.task === "pairwise" && measured.accuracy).not.toHaveProperty("low");
  });

  it("measures scores of a pointwise cell, without replicates", () => {
    const scored = ["x", "y"].map((id, index): InstanceFacts => ({
      ...pairFacts(id, "A", { cluster: "one" }),
      gold: { kind: "scores", scores: { depth: index + 1 } },
    }));
    const judgments = scored.map(({ id }, index) => ({
      ...pairJudgment(id, "original", "-"),
      outcome: { kind: "scores" as const, scores: { depth: index + 2 } },
    }));
    const { cell: measured, replicates } = measure(scored, judgments, { cell: { task: "pointwise" } });
    expect(measured).toMatchObject({
      task: "pointwise",
      n: 2,
      clusters: 1,
      bias: { value: 1 },
      criteria: { depth: { n: 2 } },
      coverage: { trials: 2, verdicts: 2 },
      calls: 2,
      costUsd: 1,
    });
    expect(replicates).toBeUndefined();
  });

  it("refuses a judgment of an instance that nobody knows", () => {
    expect(() => measure(facts, both("stranger", "A", "A"))).toThrow(
      new RangeError("Cannot measure instance stranger: its facts are not known"),
    );
  });
});
