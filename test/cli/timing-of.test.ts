import { describe, expect, it } from "vitest";
import { timingOf, type CallTime } from "../../src/cli/timing-of.js";
import { pairJudgment } from "../support/pair-fixture.js";

const timed = (calls: readonly string[], protocol = "base"): ReturnType<typeof pairJudgment> =>
  pairJudgment("x", "original", "A", { calls, protocol });
const times: Readonly<Record<string, CallTime>> = {
  a: { latencyMs: 1_000, attempts: 1 },
  b: { latencyMs: 3_000, attempts: 3 },
  c: { latencyMs: 500, attempts: 2 },
};
const timeOf = (call: string): CallTime | undefined => times[call];

describe("timingOf()", () => {
  it("adds up the distinct calls of each cell, in the order of the judgments", () => {
    expect(timingOf([timed(["b", "a"]), timed(["c"], "cot"), timed(["a", "c"])], timeOf)).toEqual([
      {
        evaluator: "e",
        protocol: "base",
        dataset: "d",
        calls: 3,
        retries: 3,
        seconds: { total: 4.5, median: 1, p95: 2.8 },
      },
      {
        evaluator: "e",
        protocol: "cot",
        dataset: "d",
        calls: 1,
        retries: 1,
        seconds: { total: 0.5, median: 0.5, p95: 0.5 },
      },
    ]);
  });

  it("takes the mean of the two middle calls of an even number", () => {
    const halves = (call: string): CallTime => ({ latencyMs: call === "a" ? 1_000 : 3_000, attempts: 1 });
    const [timing] = timingOf([timed(["a", "b"])], halves);
    expect(timing?.seconds).toEqual({ total: 4, median: 2, p95: 2.9 });
  });

  it("takes the 95th percentile of many calls, and the middle one", () => {
    const ids = Array.from({ length: 101 }, (_, index) => String(index));
    const [timing] = timingOf([timed(ids)], (id) => ({ latencyMs: Number(id) * 1_000, attempts: 1 }));
    expect(timing?.seconds).toEqual({ total: 5_050, median: 50, p95: 95 });
    expect(timing?.retries).toBe(0);
  });

  it("counts calls of which no time is known, and says so where a cell has no other", () => {
    expect(timingOf([timed(["unknown", "a"])], timeOf)).toMatchObject([
      { calls: 2, retries: 0, seconds: { total: 1 } },
    ]);
    for (const calls of [["unknown"], []]) {
      const [timing] = timingOf([timed(calls)], timeOf);
      expect(timing).toMatchObject({ calls: calls.length, retries: 0 });
      expect(timing?.seconds).toEqual({ undefined: "no call has a time" });
    }
    expect(timingOf([], timeOf)).toEqual([]);
  });
});
