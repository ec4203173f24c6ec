import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import type { Ask } from "../../src/core/ask.js";
import { callId } from "../../src/core/call-id.js";
import type { CallIdentity } from "../../src/core/call-text.js";
import { canonicalJson } from "../../src/core/canonical-json.js";
import type { JudgingTask } from "../../src/core/judging-task.js";
import { sha256 } from "../../src/core/sha256.js";
import { shown } from "../support/sample-instances.js";

const task: JudgingTask = {
  dataset: "made-up",
  instance: "i1",
  task: "pairwise",
  instruction: "Name a river",
  outputs: ["Loire", "Paris"],
  skills: [],
  presentation: { position: "original", labels: "follow" },
  repeat: 0,
};
const ask: Ask = {
  step: "verdict",
  scope: shown("original"),
  messages: [{ role: "user", content: "Which?" }],
  sampling: {},
  sample: 0,
  answer: { kind: "text" },
};
const identity: CallIdentity = { evaluatorFingerprint: "e", task, ask, sampling: { temperature: 0 } };
const withAsk = (changes: Partial<Ask>): CallIdentity => ({ ...identity, ask: { ...ask, ...changes } });
const withTask = (changes: Partial<JudgingTask>): CallIdentity => ({
  ...identity,
  task: { ...task, ...changes },
});

describe("callId()", () => {
  it("differs in each part that makes another question", () => {
    const others: readonly CallIdentity[] = [
      identity,
      { ...identity, evaluatorFingerprint: "e2" },
      { ...identity, sampling: {} },
      { ...identity, protocol: "base" },
      { ...identity, protocol: "base", salt: "s" },
      { ...identity, protocol: "base", salt: "t" },
      withAsk({ step: "cot" }),
      withAsk({ scope: shown("swapped") }),
      withAsk({ scope: shown("original", "glued") }),
      withAsk({ scope: { dependsOn: "instruction" } }),
      withAsk({ scope: { dependsOn: "output", output: 0 } }),
      withAsk({ scope: { dependsOn: "output", output: 1 } }),
      withAsk({ messages: [{ role: "system", content: "Which?" }] }),
      withAsk({ messages: [{ role: "user", content: "Which? " }] }),
      withAsk({ sample: 1 }),
      withAsk({ schema: { name: "verdict", schema: { type: "object" } } }),
      withAsk({ schema: { name: "verdict", schema: { type: "string" } } }),
      withTask({ repeat: 1 }),
      withTask({ outputs: ["Paris", "Loire"] }),
      withTask({ instruction: "Name a city" }),
    ];
    expect(new Set(others.map(callId)).size).toBe(others.length);
  });

  it("is the SHA-256 of its parts as canonical JSON, so that stored calls stay known", () => {
    const messages = [{ role: "user", content: 'Which "one"?\n\u2028' }] as const;
    const scope = {
      content: sha256(canonicalJson([task.instruction, task.outputs])),
      presentation: "original",
    };
    const parts = { evaluator: "e", step: "verdict", scope, messages, sample: 0, repeat: 0 };
    const given = withAsk({ messages });
    const sampling = { temperature: 0 };
    expect(callId(given)).toBe(sha256(canonicalJson({ ...parts, sampling })));
    const schema = { name: "v", schema: { type: "object" } };
    expect(callId({ ...withAsk({ messages, schema }), protocol: "base" })).toBe(
      sha256(canonicalJson({ ...parts, sampling, schema, question: ["base", "made-up", "i1", null] })),
    );
  });

  it("is shared by the same question in another dataset, under another id", () => {
    expect(callId(withTask({ dataset: "other", instance: "i2" }))).toBe(callId(identity));
  });

  it("shares a step on the instruction between outputs, and one on an output between pairs", () => {
    const instruction = { dependsOn: "instruction" } as const;
    const first = { dependsOn: "output", output: 0 } as const;
    const other = { ...task, outputs: ["Loire", "Lyon"] };
    for (const scope of [instruction, first]) {
      const own = withAsk({ scope });
      expect(callId({ ...own, task: other })).toBe(callId(own));
    }
  });

  it("is shared by no other protocol, dataset or instance where the protocol counts", () => {
    const own = { ...identity, protocol: "cot" };
    const others = [
      own,
      { ...own, protocol: "swap" },
      { ...withTask({ dataset: "other" }), protocol: "cot" },
      { ...withTask({ instance: "i2" }), protocol: "cot" },
    ];
    expect(new Set(others.map(callId)).size).toBe(others.length);
  });

  test.prop([fc.string(), fc.string()])("follows the prompt byte for byte", (one, two) => {
    const of = (content: string): string => callId(withAsk({ messages: [{ role: "user", content }] }));
    expect(of(one) === of(two)).toBe(one === two);
  });
});
