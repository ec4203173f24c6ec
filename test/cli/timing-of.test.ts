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
        seconds: { total: 4.5, median: 1, p95: 3 },
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

  it("takes the 95th percentile of many calls, and the middle one", () => {
    const ids = Array.from({ length: 101 }, (_, index) => String(index));
    const [timing] = timingOf([timed(ids)], (id) => ({ latencyMs: Number(id) * 1_000, attempts: 1 }));
    expect(timing?.seconds).toEqual({ total: 5_050, median: 50, p95: 95 });
    expect(timing?.retries).toBe(0);
  });

  it("counts calls of which no time is known, and lets them take none", () => {
    expect(timingOf([timed(["unknown", "a"])], timeOf)).toMatchObject([
      { calls: 2, retries: 0, seconds: { total: 1 } },
    ]);
    expect(timingOf([timed(["unknown"])], timeOf)).toMatchObject([{ calls: 1, seconds: { total: 0 } }]);
    expect(timingOf([], timeOf)).toEqual([]);
  });
});
