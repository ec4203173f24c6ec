import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { callId } from "../../src/core/call-id.js";
import { callKey } from "../../src/core/call-key.js";
import type { CallIdentity } from "../../src/core/call-text.js";
import { shown } from "../support/sample-instances.js";

const word = fc.constantFrom("a", 'a"', '","role":"user"');
const scope = fc.constantFrom(
  shown("original"),
  shown("swapped"),
  { dependsOn: "instruction" as const },
  { dependsOn: "output" as const, output: 1 },
);

/** Of so few values that two are often the same. */
const identity = fc
  .record({
    ...{ instruction: word, output: word, content: word, step: word, fingerprint: word },
    ...{ scope, sample: fc.nat({ max: 1 }), protocol: fc.option(word, { nil: undefined }) },
    messages: fc.integer({ min: 1, max: 2 }),
  })
  .map(
    ({
      instruction,
      output,
      content,
      step,
      fingerprint,
      scope,
      sample,
      protocol,
      messages,
    }): CallIdentity => ({
      evaluatorFingerprint: fingerprint,
      task: {
        ...{ dataset: "d", instance: "i", task: "pairwise", instruction, outputs: [output, "other"] },
        ...{ skills: [], presentation: { position: "original", labels: "follow" }, repeat: 0 },
      },
      ask: {
        ...{ step, scope, sample, sampling: {}, answer: { kind: "text" } },
        messages: Array.from({ length: messages }, () => ({ role: "user", content })),
      },
      ...{ sampling: {}, protocol },
    }),
  );

test.prop([fc.array(identity, { minLength: 2, maxLength: 12 })])(
  "callKey() is equal for the same calls as callId()",
  (identities) => {
    const known = new Map<string, string>();
    for (const call of identities) {
      const key = callKey(call);
      expect(known.get(key) ?? callId(call)).toBe(callId(call));
      known.set(key, callId(call));
    }
    expect(known.size).toBe(new Set(known.values()).size);
  },
);
