import { describe, expect, it } from "vitest";
import type { Ask } from "../../src/core/ask.js";
import type { Sampling } from "../../src/core/sampling.js";
import { taskOf } from "../../src/core/task-of.js";
import { resolveCall, type ResolvedCall } from "../../src/engine/resolve-call.js";
import { fakeModel } from "./fake-model.js";
import { pair, verdictAsk } from "./trials.js";

const task = taskOf({
  cell: { evaluator: "a", protocol: "p", dataset: "pairs", task: "pairwise" },
  instance: pair(0),
  presentation: { position: "original", labels: "follow" },
  repeat: 0,
});

function resolved(
  card: Sampling,
  ask: Partial<Ask>,
  { protocol = "p", replayed = false, salt = "" } = {},
): ResolvedCall {
  const evaluators = new Map(
    ["a", "b"].map((id) => [id, { model: fakeModel({ id }), sampling: card, replayed, salt: () => salt }]),
  );
  return resolveCall(verdictAsk(task, ask), { task, evaluator: "a", protocol, evaluators });
}

describe("resolveCall()", () => {
  it.each<[Sampling, Sampling, Sampling]>([
    [{}, {}, {}],
    [{ temperature: 1, seed: 3 }, { temperature: 0 }, { temperature: 0, seed: 3 }],
    [{ temperature: 1 }, { temperature: undefined, maxTokens: 0 }, { temperature: 1, maxTokens: 0 }],
    [{ stop: ["a"] }, { stop: [] }, { stop: [] }],
  ])("overlays the card's %j with the settings that the step defines, %j", (card, step, sampling) => {
    expect(resolved(card, { sampling: step }).sampling).toEqual(sampling);
  });

  it("gives another id for each part that decides the reply", () => {
    const asks: [Sampling, Partial<Ask>][] = [
      [{}, {}],
      [{ temperature: 1 }, {}],
      [{}, { sampling: { temperature: 2 } }],
      [{}, { sample: 1 }],
      [{}, { step: "other" }],
      [{}, { messages: [] }],
      [{}, { scope: { dependsOn: "instruction" } }],
      [{}, { evaluator: "b" }],
      [{}, { schema: { name: "verdict", schema: { type: "object" } } }],
    ];
    expect(new Set(asks.map(([card, ask]) => resolved(card, ask).id)).size).toBe(asks.length);
  });

  it("gives the same id whether a setting comes from the card or the step", () => {
    expect(resolved({ temperature: 1 }, {}).id).toBe(resolved({}, { sampling: { temperature: 1 } }).id);
  });

  it("shares a call between protocols, unless the evaluator is replayed", () => {
    expect(resolved({}, {}, { protocol: "p" }).id).toBe(resolved({}, {}, { protocol: "q" }).id);
    const one = resolved({}, {}, { protocol: "p", replayed: true });
    const other = resolved({}, {}, { protocol: "q", replayed: true });
    expect(one.id).not.toBe(other.id);
  });

  it("lets what replies rest on beside the question count, for evaluators that are replayed", () => {
    const salted = (salt: string, replayed: boolean): string => resolved({}, {}, { salt, replayed }).id;
    expect(salted("gold A", true)).not.toBe(salted("gold B", true));
    expect(salted("gold A", false)).toBe(salted("gold B", false));
  });

  it("refuses an evaluator that is not part of the run", () => {
    expect(() => resolved({}, { evaluator: "c" })).toThrow("evaluator c is not part of the run");
  });
});
