import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import type { Ask, AskScope } from "../../src/core/ask.js";
import { callId } from "../../src/core/call-id.js";
import type { CallIdentity } from "../../src/core/call-text.js";
import type { Presentation } from "../../src/core/presentation.js";
import { presentationsOf } from "../../src/core/presentations-of.js";

const full = presentationsOf("full");
const presentation = fc.constantFrom(...full);
const word = fc.string({ maxLength: 6 });

interface Parts {
  readonly fingerprint: string;
  readonly step: string;
  readonly content: string;
  readonly sample: number;
  readonly repeat: number;
  readonly temperature: number | undefined;
  readonly instruction: string;
  readonly outputs: readonly [string, string];
}

const parts: fc.Arbitrary<Parts> = fc.record({
  fingerprint: word,
  step: word,
  content: word,
  sample: fc.nat(3),
  repeat: fc.nat(3),
  temperature: fc.constantFrom(undefined, 0, 1),
  instruction: word,
  outputs: fc.tuple(word, word),
});

function identityOf(one: Parts, shown: Presentation, scope: AskScope): CallIdentity {
  const ask: Ask = {
    step: one.step,
    scope,
    messages: [{ role: "user", content: one.content }],
    sampling: {},
    sample: one.sample,
    answer: { kind: "text" },
  };
  return {
    evaluatorFingerprint: one.fingerprint,
    ask,
    sampling: { temperature: one.temperature },
    task: {
      dataset: "d",
      instance: "i",
      task: "pairwise",
      instruction: one.instruction,
      outputs: one.outputs,
      skills: [],
      presentation: shown,
      repeat: one.repeat,
    },
  };
}

const idOf = (one: Parts, shown: Presentation, scope: AskScope): string =>
  callId(identityOf(one, shown, scope));
const instruction: AskScope = { dependsOn: "instruction" };
const showing = (shown: Presentation): AskScope => ({ dependsOn: "presentation", presentation: shown });

describe("callId()", () => {
  test.prop([parts, presentation, presentation, fc.constantFrom(0, 1)])(
    "is the same in every presentation for a step on the instruction or on an output",
    (one, shown, other, output) => {
      expect(idOf(one, shown, instruction)).toBe(idOf(one, other, instruction));
      const scope: AskScope = { dependsOn: "output", output };
      expect(idOf(one, shown, scope)).toBe(idOf(one, other, scope));
    },
  );

  test.prop([parts])("is another in each presentation for a step on the presentation", (one) => {
    expect(new Set(full.map((shown) => idOf(one, shown, showing(shown)))).size).toBe(4);
  });

  test.prop([parts, parts, presentation])("is equal only where every part is equal", (one, other, shown) => {
    const same = JSON.stringify(one) === JSON.stringify(other);
    expect(idOf(one, shown, showing(shown)) === idOf(other, shown, showing(shown))).toBe(same);
  });

  test.prop([
    parts,
    parts,
    presentation,
    fc.constantFrom<keyof Parts>(
      "fingerprint",
      "step",
      "content",
      "sample",
      "repeat",
      "temperature",
      "instruction",
      "outputs",
    ),
  ])("changes with each single part", (one, other, shown, key) => {
    const changed = { ...one, [key]: other[key] };
    const same = JSON.stringify(one[key]) === JSON.stringify(other[key]);
    expect(idOf(changed, shown, showing(shown)) === idOf(one, shown, showing(shown))).toBe(same);
  });
});
