import { describe, expect, it } from "vitest";
import { jsonEvent } from "../../src/cli/json-event.js";
import type { EngineEvent } from "../../src/core/engine.js";
import { parseJson } from "../../src/core/parse-json.js";
import { pairInstance } from "../support/instance-fixture.js";

const trial = {
  cell: { evaluator: "e", protocol: "p", dataset: "d", task: "pairwise" },
  instance: pairInstance("x", { reference: "a secret reference", instruction: "a secret question" }),
  presentation: { position: "swapped", labels: "glued" },
  repeat: 1,
} as const;

describe("jsonEvent()", () => {
  it.each<readonly [EngineEvent, Readonly<Record<string, unknown>>]>([
    [
      { kind: "trial", trial, outcome: { kind: "verdict", verdict: "first" }, calls: ["c"] },
      {
        type: "trial.done",
        evaluator: "e",
        protocol: "p",
        dataset: "d",
        instance: "x",
        presentation: "swapped-glued",
        repeat: 1,
        outcome: { kind: "verdict", verdict: "first" },
      },
    ],
    [
      { kind: "call", evaluator: "e", id: "c", costUsd: 0.5, latencyMs: 12, attempts: 2 },
      { type: "call.done", evaluator: "e", id: "c", costUsd: 0.5, latencyMs: 12, attempts: 2 },
    ],
    [
      { kind: "call", evaluator: "e", id: "c", costUsd: undefined, latencyMs: 12, attempts: 1 },
      { type: "call.done", evaluator: "e", id: "c", latencyMs: 12, attempts: 1 },
    ],
    [
      { kind: "retry", evaluator: "e", failure: "rate-limited", attempt: 1, waitMs: 500 },
      { type: "call.retry", evaluator: "e", failure: "rate-limited", attempt: 1, waitMs: 500 },
    ],
    [
      { kind: "evaluator-aborted", evaluator: "e", message: "401\nunauthorised" },
      { type: "evaluator.aborted", evaluator: "e", message: "401\nunauthorised" },
    ],
    [
      { kind: "stopped", why: "cost" },
      { type: "run.stopped", why: "cost" },
    ],
    [
      { kind: "stopped", why: "cost", budget: { spentUsd: 4.5, nextUsd: 0.75 } },
      { type: "run.stopped", why: "cost", spentUsd: 4.5, nextUsd: 0.75 },
    ],
  ])("writes %o as one line", (event, data) => {
    const line = jsonEvent(event);
    expect(line.indexOf("\n")).toBe(line.length - 1);
    expect(parseJson(line)).toEqual(data);
  });

  it("holds no text of the instance", () => {
    const line = jsonEvent({
      kind: "trial",
      trial,
      outcome: { kind: "unparsed", reason: "empty" },
      calls: [],
    });
    expect(line).not.toContain("secret");
    expect(line).not.toContain("answer to x");
  });
});
