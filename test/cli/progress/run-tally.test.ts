import { describe, expect, it } from "vitest";
import { RunTally } from "../../../src/cli/progress/run-tally.js";
import type { Cell } from "../../../src/core/cell.js";
import type { EngineEvent } from "../../../src/core/engine.js";
import type { Outcome } from "../../../src/core/outcome.js";
import { pairInstance } from "../../support/instance-fixture.js";

const cellOf = (evaluator: string, protocol = "base"): Cell => ({
  ...{ evaluator, protocol, dataset: "starter", task: "pairwise" },
});

function tallyOf(cells: readonly (readonly [Cell, number])[]): {
  readonly tally: RunTally;
  readonly pass: (ms: number) => void;
} {
  let now = 0;
  const clock = { now: () => Date.UTC(2026, 0, 1) + now, monotonic: () => now };
  const listed = cells.map(([cell, trials]) => ({ cell, trials }));
  const tally = new RunTally({ run: "grid", pid: 4711, cells: listed, clock });
  return { tally, pass: (ms) => (now += ms) };
}

const verdict: Outcome = { kind: "verdict", verdict: "first" };
const failed: Outcome = { kind: "failed", failure: "timeout" };

function trial(cell: Cell, outcome: Outcome = verdict): EngineEvent {
  return {
    kind: "trial",
    outcome,
    calls: [],
    trial: {
      cell,
      instance: pairInstance("i"),
      presentation: { position: "original", labels: "follow" },
      repeat: 0,
    },
  };
}

function call(evaluator: string, costUsd: number | undefined): EngineEvent {
  return { kind: "call", evaluator, id: "c", costUsd, latencyMs: 1, attempts: 1 };
}

describe("RunTally", () => {
  it("counts trials, cells, calls, cost and trouble, in all and by evaluator", () => {
    const { tally, pass } = tallyOf([
      [cellOf("a"), 2],
      [cellOf("b"), 4],
    ]);
    pass(10_000);
    for (const event of [
      trial(cellOf("a")),
      trial(cellOf("a"), failed),
      call("b", 0.5),
      trial(cellOf("b"), { kind: "unparsed", reason: "empty" }),
      { kind: "retry", evaluator: "b", failure: "rate-limited", attempt: 1, waitMs: 5 } as const,
      { kind: "evaluator-aborted", evaluator: "b", message: "no key" } as const,
    ]) {
      tally.count(event);
    }
    const status = tally.status();
    expect(status).toMatchObject({
      ...{ schema: "reife/status/1", run: "grid", pid: 4711, elapsedSeconds: 10 },
      start: "2026-01-01T00:00:00.000Z",
      at: "2026-01-01T00:00:10.000Z",
      cells: { total: 2, done: 1 },
      trials: { total: 6, done: 3, unparsed: 1, failed: 1 },
      ...{ calls: 1, callsPerSecond: 0.1, costUsd: 0.5, costToComeUsd: 1.5, secondsLeft: 30 },
      retries: { "rate-limited": 1 },
      failures: { timeout: 1 },
    });
    expect(status.evaluators).toMatchObject([
      { evaluator: "a", trials: { total: 2, done: 2, failed: 1 }, calls: 0 },
      { evaluator: "b", trials: { total: 4, done: 1, unparsed: 1 }, costUsd: 0.5, stopped: "no key" },
    ]);
    expect(status.evaluators[0]?.secondsLeft).toBeUndefined();
    expect(status.batches).toBeUndefined();
  });

  it("lays what was stored before out of what is to come", () => {
    const { tally } = tallyOf([[cellOf("a"), 12]]);
    for (let stored = 0; stored < 8; stored += 1) tally.count(trial(cellOf("a")));
    expect(tally.status().costToComeUsd).toBeUndefined();
    for (const event of [call("a", 2), trial(cellOf("a")), call("a", 2), trial(cellOf("a"))])
      tally.count(event);
    expect(tally.status()).toMatchObject({ costUsd: 4, costToComeUsd: 4 });
  });

  it("expects of an evaluator without trials of its own what it has cost beside those of others", () => {
    const { tally } = tallyOf([[cellOf("a"), 10]]);
    for (const event of [call("writer", 1), call("a", 0), trial(cellOf("a"))]) tally.count(event);
    expect(tally.status()).toMatchObject({ costUsd: 1, costToComeUsd: 9 });
  });

  it("does not say when a run ends of which a part stands still", () => {
    const { tally, pass } = tallyOf([
      [cellOf("a"), 10],
      [cellOf("b"), 10],
    ]);
    tally.count(trial(cellOf("a")));
    pass(5000);
    expect(tally.status().secondsLeft).toBeUndefined();
    expect(tally.status().evaluators[0]?.secondsLeft).toBe(45);
  });

  it("passes on how batches stand", () => {
    const { tally } = tallyOf([[cellOf("a"), 10]]);
    tally.count({
      kind: "batches",
      open: 1,
      calls: 5,
      done: 0,
      failed: 0,
      since: "2026-01-01T00:00:00.000Z",
    });
    expect(tally.status().batches).toEqual({
      ...{ open: 1, calls: 5, done: 0, failed: 0, since: "2026-01-01T00:00:00.000Z" },
    });
  });
});
