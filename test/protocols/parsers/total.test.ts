import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FinishReason } from "../../../src/core/chat-reply.js";
import { choiceParsers } from "../../../src/protocols/parsers/choice-parsers.js";
import type { JudgeReply } from "../../../src/protocols/parsers/reading.js";
import { scoreParsers } from "../../../src/protocols/parsers/score-parsers.js";

const ends: readonly FinishReason[] = ["stop", "length", "refusal", "content-filter", "unknown"];
const replies: fc.Arbitrary<JudgeReply> = fc.record({
  text: fc.oneof(fc.string({ unit: "binary", maxLength: 400 }), fc.json(), fc.lorem({ mode: "sentences" })),
  finishReason: fc.constantFrom(...ends),
});

describe("parsers", () => {
  it.each(Object.entries(choiceParsers))("%s reads every reply as a choice or as none", (_, parser) => {
    fc.assert(
      fc.property(replies, fc.boolean(), (reply, ties) => {
        const reading = parser.read(reply, { ties });
        expect(reading.kind === "unparsed" || ["a", "b", ...(ties ? ["tie"] : [])].includes(reading.choice)).toBe(true);
      }),
    );
  });

  it.each(Object.entries(choiceParsers))("%s reads its own examples back", (_, parser) => {
    for (const choice of ["a", "b"] as const) {
      const reading = parser.read({ text: parser.example(choice), finishReason: "stop" }, { ties: false });
      expect(reading).toEqual({ kind: "choice", choice });
    }
  });

  it.each(Object.entries(scoreParsers))("%s reads every reply as all scores or as none", (_, parser) => {
    const criteria = ["one", "two"];
    fc.assert(
      fc.property(replies, (reply) => {
        const reading = parser.read(reply, { criteria, low: 1, high: 5 });
        if (reading.kind === "scores") expect(Object.keys(reading.scores)).toEqual(criteria);
        else expect(reading.kind).toBe("unparsed");
      }),
    );
  });
});
