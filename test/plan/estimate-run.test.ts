import { describe, expect, it } from "vitest";
import { cellKey } from "../../src/core/cell-key.js";
import type { Instance } from "../../src/core/instance.js";
import type { Plan } from "../../src/core/plan.js";
import { presentationsOf } from "../../src/core/presentations-of.js";
import type { Protocol } from "../../src/core/protocol.js";
import { alikeEvaluators } from "../../src/plan/alike-evaluators.js";
import {
  estimateRun,
  type EstimateEvaluator,
  type EstimateParts,
  type RunEstimate,
} from "../../src/plan/estimate-run.js";
import { listTrials } from "../../src/plan/list-trials.js";
import { pairInstance } from "../support/instance-fixture.js";
import { criteriaFirst, debating, eachOf, endless, onceOf, scoreEach } from "./fake-protocols.js";

const price = { input: 2, output: 10, asOf: "2026-01-01" };
const judge: EstimateEvaluator = { fingerprint: "judge 1", sampling: { temperature: 0 }, price };

const three = ["a", "b", "c"].map((id) => pairInstance(id));

interface Matrix {
  readonly protocols: readonly Protocol[];
  readonly instances?: readonly Instance[];
  readonly evaluators?: Readonly<Record<string, EstimateEvaluator>>;
  /** Null: nobody looks for replies. */
  readonly stored?: EstimateParts["stored"] | null;
  readonly repeats?: number;
}

function planOf({ protocols, instances = three, evaluators = { judge }, repeats = 1 }: Matrix): Plan {
  return {
    run: "t",
    seed: 1,
    cells: Object.keys(evaluators).flatMap((evaluator) =>
      protocols.map(({ info }) => ({
        evaluator,
        protocol: info.id,
        dataset: "d",
        task: "pairwise" as const,
      })),
    ),
    excluded: [],
    datasets: [{ id: "d", instances }],
    presentations: presentationsOf("default"),
    repeats,
  };
}

function estimate(matrix: Matrix, copy = false): RunEstimate {
  const plan = planOf(matrix);
  const evaluators = new Map(Object.entries(matrix.evaluators ?? { judge }));
  return estimateRun({
    trials: () => listTrials(plan),
    evaluators,
    protocolOf: (cell) => matrix.protocols.find((protocol) => protocol.info.id === cell.protocol),
    stored: matrix.stored === null ? undefined : (matrix.stored ?? (() => undefined)),
    ...(copy ? { alike: alikeEvaluators({ cells: plan.cells, evaluators, hasReplies: () => false }) } : {}),
  });
}

const exactly = (count: number): { low: number; high: number } => ({ low: count, high: count });

describe("estimateRun()", () => {
  it("gives the same estimate when evaluators that are alike are counted once and copied", () => {
    const evaluators = {
      judge,
      twin: { ...judge, fingerprint: "judge 2" },
      triplet: { ...judge, fingerprint: "judge 3" },
      dearer: { ...judge, fingerprint: "judge 4", price: { ...price, input: 4 } },
    };
    const matrix = { protocols: [onceOf("base"), criteriaFirst, debating], evaluators };
    const walked = estimate(matrix);
    const copied = estimate(matrix, true);
    expect(copied.evaluators).toEqual(walked.evaluators);
    expect(copied.cells).toEqual(walked.cells);
    expect(copied.total.calls).toEqual(walked.total.calls);
    expect(copied.total.asks).toEqual(walked.total.asks);
    expect(copied.total.costUsd?.high).toBeCloseTo(walked.total.costUsd?.high ?? NaN, 12);
  });

  it("gives the same estimate where nobody looks for replies, and calls need no ids", () => {
    const instances = [
      ...three,
      pairInstance("same", { instruction: three[0]?.instruction ?? "", outputs: ["other", "answers"] }),
    ];
    const evaluators = { judge, simulated: { ...judge, fingerprint: "s", replayed: true } };
    const protocols = [onceOf("base"), onceOf("namesake"), onceOf("votes", 3), criteriaFirst, debating];
    const matrix = { protocols: [...protocols, scoreEach], instances, evaluators, repeats: 2 };
    expect(estimate({ ...matrix, stored: null })).toEqual(estimate(matrix));
  });

  it("counts one call for each pair and presentation of a protocol that asks once", () => {
    const { total } = estimate({ protocols: [onceOf("base")] });
    expect(total).toMatchObject({ calls: exactly(6), asks: exactly(6), stored: exactly(0) });
  });

  it("counts every repeat and every sample of its own", () => {
    const { total } = estimate({ protocols: [onceOf("votes", 5)], repeats: 2 });
    expect(total.calls).toEqual(exactly(3 * 2 * 5 * 2));
  });

  it("counts a step on the instruction once for each distinct instruction", () => {
    const instances = [
      ...three,
      pairInstance("same", { instruction: three[0]?.instruction ?? "", outputs: ["other", "answers"] }),
    ];
    const { total } = estimate({ protocols: [criteriaFirst], instances });
    // Four pairs in two presentations, and three instructions.
    expect(total.calls).toEqual(exactly(4 * 2 + 3));
    expect(total.asks).toEqual(exactly(4 * 2 * 2));
  });

  it("counts a step on an output once for each distinct output, whatever the presentation", () => {
    const instances = [
      ...three,
      pairInstance("again", { outputs: [three[0]?.outputs[0] ?? "", "another answer"] }),
    ];
    const { total } = estimate({ protocols: [scoreEach], instances });
    expect(total.calls).toEqual(exactly(4 * 2 - 1));
    expect(total.asks).toEqual(exactly(4 * 2 * 2));
  });

  it("bounds a protocol that asks more of a judge that contradicts itself", () => {
    const { total } = estimate({ protocols: [debating] });
    // Both orders of three pairs; where they contradict each other, one more in each presentation.
    expect(total.calls).toEqual({ low: 6, high: 12 });
    expect(total.costUsd?.low).toBeLessThan(total.costUsd?.high ?? 0);
  });

  it("shares equal asks between protocols in the total, and counts them in each cell", () => {
    const { total, cells } = estimate({ protocols: [onceOf("base"), onceOf("namesake")] });
    expect(total).toMatchObject({ calls: exactly(6), asks: exactly(12) });
    // Nobody pays for a shared call twice.
    const alone = estimate({ protocols: [onceOf("base")] }).total;
    expect([total.tokens, total.costUsd]).toEqual([alone.tokens, alone.costUsd]);
    expect([...cells].map(([key, { calls }]) => [key, calls])).toEqual([
      [cellKey({ evaluator: "judge", protocol: "base", dataset: "d" }), exactly(6)],
      [cellKey({ evaluator: "judge", protocol: "namesake", dataset: "d" }), exactly(6)],
    ]);
  });

  it("shares nothing between the protocols of a judge without a provider", () => {
    const evaluators = { judge: { ...judge, replayed: true } };
    const { total } = estimate({ protocols: [onceOf("base"), onceOf("namesake")], evaluators });
    expect(total.calls).toEqual(exactly(12));
  });

  it("shares nothing between evaluators, and counts a step by the evaluator that answers it", () => {
    const evaluators = { judge, helper: { ...judge, fingerprint: "helper 1" } };
    const helped = onceOf("helped", 1, { evaluator: "helper" });
    const apart = estimate({ protocols: [onceOf("base")], evaluators });
    expect(apart.total.calls).toEqual(exactly(12));
    const one = estimate({ protocols: [helped], evaluators });
    expect([...one.evaluators.keys()]).toEqual(["helper"]);
    expect(one.total).toMatchObject({ calls: exactly(6), asks: exactly(12) });
  });

  it("tells the calls that the run folder holds, and charges nothing for them", () => {
    const known = new Set<string>();
    const protocols = [onceOf("base")];
    estimate({ protocols, stored: (id) => void known.add(id) });
    expect(known.size).toBe(6);
    const half = new Set([...known].slice(0, 3));
    const reply = { text: "Output (a)", finishReason: "stop" as const };
    const stored = (ids: ReadonlySet<string>): RunEstimate =>
      estimate({ protocols, stored: (id) => (ids.has(id) ? reply : undefined) });
    const fresh = estimate({ protocols }).total;
    const some = stored(half).total;
    expect(some).toMatchObject({ calls: exactly(6), stored: exactly(3) });
    expect(some.costUsd?.high).toBeCloseTo((fresh.costUsd?.high ?? 0) / 2, 12);
    expect(some.tokens.input.high).toBe(fresh.tokens.input.high / 2);
    expect(stored(known).total).toMatchObject({
      stored: exactly(6),
      costUsd: exactly(0),
      tokens: { input: exactly(0), output: exactly(0) },
    });
  });

  it("lets stored replies decide what is asked next, so that the count is exact", () => {
    const agreeing = (swapped: boolean): string => (swapped ? "Output (b)" : "Output (a)");
    const firsts = new Map<string, string>();
    // What a judge that agrees with itself replied: the asks of a pair come in the order original, swapped.
    let count = 0;
    const stored: EstimateParts["stored"] = (id) => {
      if (!firsts.has(id)) firsts.set(id, agreeing(count++ % 2 === 1));
      return { text: firsts.get(id) ?? "", finishReason: "stop" };
    };
    expect(estimate({ protocols: [debating], stored }).total.calls).toEqual(exactly(6));
  });

  it("counts a panel's calls by the members who answer, each once with those of the members' own cells", () => {
    // One protocol for all cells but the panel's, where two members are asked on the panel's behalf.
    const both = eachOf("base", ["judge", "other"]);
    const evaluators = {
      judge,
      other: { ...judge, fingerprint: "judge 2" },
      panel: { ...judge, fingerprint: "none" },
    };
    const plan = planOf({ protocols: [onceOf("base")], evaluators });
    const {
      total,
      cells,
      evaluators: each,
    } = estimateRun({
      trials: () => listTrials(plan),
      evaluators: new Map(Object.entries(evaluators)),
      protocolOf: ({ evaluator }) => (evaluator === "panel" ? both : onceOf("base")),
      stored: () => undefined,
    });
    expect(total).toMatchObject({ calls: exactly(12), asks: exactly(24) });
    expect(cells.get(cellKey({ evaluator: "panel", protocol: "base", dataset: "d" }))?.calls).toEqual(
      exactly(12),
    );
    expect([...each.keys()]).toEqual(["judge", "other"]);
    expect(each.get("other")?.calls).toEqual(exactly(6));
  });

  it("charges by the card's price: tokens in and out, in dollars for a million", () => {
    const { total } = estimate({ protocols: [onceOf("base", 1, { sampling: { maxTokens: 16 } })] });
    // 48 characters are 10 to 15 tokens, and 4 for the message; the reply has 3 to 16.
    expect(total.tokens).toEqual({
      input: { low: 6 * 14, high: 6 * 19 },
      output: { low: 6 * 3, high: 6 * 16 },
    });
    expect(total.costUsd?.low).toBeCloseTo((6 * (14 * 2 + 3 * 10)) / 1e6, 12);
    expect(total.costUsd?.high).toBeCloseTo((6 * (19 * 2 + 16 * 10)) / 1e6, 12);
  });

  it("knows no cost where an evaluator that must be called has no price, and only there", () => {
    const unpriced: EstimateEvaluator = { fingerprint: "unpriced 1", sampling: {} };
    const evaluators = { judge, unpriced };
    const { total, evaluators: each } = estimate({ protocols: [onceOf("base")], evaluators });
    expect(total.costUsd).toBeUndefined();
    expect(each.get("unpriced")?.costUsd).toBeUndefined();
    expect(each.get("judge")?.costUsd?.high).toBeGreaterThan(0);
    const reply = { text: "Output (a)", finishReason: "stop" as const };
    const all = estimate({ protocols: [onceOf("base")], evaluators: { unpriced }, stored: () => reply });
    expect(all.total.costUsd).toEqual(exactly(0));
  });

  it("is nothing for no trials, and refuses a protocol that never ends", () => {
    expect(estimate({ protocols: [onceOf("base")], instances: [] }).total).toEqual({
      calls: exactly(0),
      stored: exactly(0),
      asks: exactly(0),
      tokens: { input: exactly(0), output: exactly(0) },
      costUsd: exactly(0),
    });
    expect(() => estimate({ protocols: [endless] })).toThrow(
      "Cannot count the calls of protocol endless: it never ends",
    );
  });
});
