import { describe, expect, it } from "vitest";
import { causeOfTrial, type TrialSide } from "../../../src/cli/drift/cause-of-trial.js";
import { driftOfRuns, type DriftingRun } from "../../../src/cli/drift/drift-of-runs.js";
import type { IndexedReply } from "../../../src/cli/compose/reply-index.js";
import type { DriftCell } from "../../../src/core/drift.js";
import { driftReport } from "../../../src/report/drift-report.js";
import { judgedRun } from "../../support/judged-run.js";
import { pairJudgment, type Ended } from "../../support/pair-fixture.js";

/** A run in which each reply says how the trial ended, but for what is changed of it. */
function drifting(ended: readonly Ended[], change: Partial<IndexedReply> = {}): DriftingRun {
  const run = judgedRun("run", [{ evaluator: "x", ended }], { evaluators: { x: "1" } });
  const replies = run.judgments.map(({ calls, instance }): [string, IndexedReply] => [
    calls[0] ?? "",
    { step: "verdict", prompt: "p", reply: ended[Number(instance)] ?? "-", servedModel: "m-1", ...change },
  ]);
  return { ...run, replies: new Map(replies) };
}

function onlyCell(before: DriftingRun, after: DriftingRun): DriftCell {
  const [cell, other] = driftOfRuns(before, after).cells;
  if (cell === undefined || other !== undefined) throw new Error("Expected one cell");
  return cell;
}

const right = Array<Ended>(20).fill("A");
const eight = right.map((end, index): Ended => (index < 8 ? "B" : end));

describe("driftOfRuns()", () => {
  it("puts a fall down to the judge where its replies differ, with interval and p", () => {
    const cell = onlyCell(drifting(right), drifting(eight));
    expect(cell).toMatchObject({ before: 1, after: 0.6, change: -0.4, instances: 20, trials: 40 });
    expect(cell.parts.judge).toBeCloseTo(-0.4, 12);
    expect(cell.judge.p).toMatchObject({ value: 2 / 2 ** 8 });
    expect(cell.causes).toMatchObject({ judge: 16, same: 24 });
  });

  it.each([
    ["protocol", { prompt: "q" }],
    ["parser", { reply: "A" }],
  ] as const)("puts it down to the %s where that is what differs", (cause, change) => {
    const cell = onlyCell(drifting(right), drifting(eight, change));
    expect(cell.parts[cause]).toBeCloseTo(-0.4, 12);
    expect(cell.parts.judge).toBe(0);
    expect(cell.judge.p).toHaveProperty("undefined");
  });

  it("puts it down to the gold, the sample or failures", () => {
    const now = drifting(right);
    const gold = { kind: "pair", preference: "B" } as const;
    const regold = now.facts.map((facts, index) => (index < 5 ? { ...facts, gold } : facts));
    const regraded = onlyCell(drifting(right), { ...now, facts: regold });
    expect(regraded).toMatchObject({ change: -0.25, regraded: 5, parts: { gold: -0.25, judge: 0 } });

    const more = onlyCell(drifting(right), drifting([...right, ...Array<Ended>(20).fill("B")]));
    expect(more).toMatchObject({ change: -0.5, instances: 20, parts: { sample: -0.5, judge: 0 } });

    const failed = onlyCell(drifting(right), drifting(right.map((end, index) => (index < 10 ? "!" : end))));
    expect(failed).toMatchObject({ change: -0.5, parts: { failures: -0.5, judge: 0 } });

    const other = now.facts.map((facts, index) => (index === 0 ? { ...facts, lengths: [1, 1] } : facts));
    expect(onlyCell(drifting(right), { ...now, facts: other })).toMatchObject({
      rewritten: 1,
      instances: 19,
    });
  });

  it("says it in words, and names the models that answered", () => {
    const text = driftReport(driftOfRuns(drifting(right), drifting(eight, { servedModel: "m-2" })));
    expect(text).toMatch(/^x +base +d +100 +60\.0 +-40\.0 +-40\.0$/mu);
    const flat = text.replaceAll(/\s+/gu, " ");
    expect(flat).toContain(
      "x:base:d: 16 of 40 trials in common have another reply: -40.0 points (95 % interval",
    );
    expect(flat).toContain("beyond what answering anew explains");
    expect(flat).toContain("x was answered by m-1 before, and by m-2 now.");
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });

  it("takes correlations of scores apart, in a table of their own", () => {
    const scored = (judge: readonly number[], reply: string): DriftingRun => {
      const run = drifting(judge.map(() => "A"));
      return {
        ...run,
        manifest: {
          ...run.manifest,
          cells: run.manifest.cells.map((cell) => ({ ...cell, task: "pointwise" })),
        },
        facts: run.facts.map((facts, index) => ({
          ...facts,
          gold: { kind: "scores", scores: { quality: index % 7 } },
        })),
        judgments: run.judgments
          .filter(({ presentation }) => presentation.startsWith("original"))
          .map((judgment, index) => ({
            ...judgment,
            outcome: { kind: "scores", scores: { quality: judge[index] ?? 0 } },
          })),
        replies: new Map([...run.replies].map(([id, call]) => [id, { ...call, reply }])),
      };
    };
    const level = Array.from({ length: 42 }, (_, index) => index % 7);
    const [before, after] = [
      scored(level, "one"),
      scored(
        level.map((value) => (value * 3) % 7),
        "two",
      ),
    ];
    const cell = onlyCell(before, after);
    expect(cell).toMatchObject({ figure: "spearman", before: 1, instances: 42, trials: 42 });
    expect(cell.parts.judge).toBeCloseTo(cell.after - 1, 12);
    const text = driftReport(driftOfRuns(before, after));
    expect(text).toContain("correlation with human scores (Spearman's)");
    expect(text).toMatch(/^x +base +d +1\.00 +0\.25 +-0\.75 +-0\.75$/mu);
    expect(text).toMatch(/-0\.75 \(95 %\s+interval\s+-\d\.\d\d\s+to\s+-\d\.\d\d,\s+p /u);
    const flat = scored(
      level.map(() => 3),
      "three",
    );
    expect(() => driftOfRuns(before, flat)).toThrow(/x:base:d is left out: /u);
    // The same replies read otherwise.
    const read = onlyCell(
      before,
      scored(
        level.map((value) => (value * 3) % 7),
        "one",
      ),
    );
    expect(read.parts.parser).toBeCloseTo(read.change, 12);
  });

  it("has nothing to say of runs without a common trial", () => {
    const empty = { ...drifting(right), judgments: [] };
    expect(() => driftOfRuns(drifting(right), empty)).toThrow("no judge has a trial in both");
  });
});

describe("causeOfTrial()", () => {
  const call = (prompt: string, reply: string): IndexedReply => ({
    ...{ step: "s", prompt, reply },
    servedModel: undefined,
  });
  const side = (calls: readonly IndexedReply[], gone: readonly string[] = []): TrialSide => ({
    judgment: pairJudgment("0", "original", "A", { calls: [...[...calls.keys()].map(String), ...gone] }),
    replies: new Map(calls.map((entry, index) => [String(index), entry])),
  });

  it("goes by the first call that differs: a later prompt quotes the reply before it", () => {
    const before = side([call("p", "one"), call("quotes one", "A")]);
    expect(causeOfTrial(before, side([call("p", "two"), call("quotes two", "A")]))).toBe("judge");
    expect(causeOfTrial(before, side([call("p", "one"), call("asks anew", "A")]))).toBe("protocol");
    expect(causeOfTrial(before, side([call("p", "one")]))).toBe("protocol");
    expect(causeOfTrial(before, before)).toBe("same");
  });

  it("knows nothing of outcomes that differ where replies are not stored", () => {
    const before = side([call("p", "one")], ["gone"]);
    expect(causeOfTrial(before, before)).toBe("same");
    const other = { ...before, judgment: { ...before.judgment, preference: "B" as const } };
    expect(causeOfTrial(before, other)).toBe("unknown");
  });
});
