import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FinishReason } from "../../../src/core/chat-reply.js";
import { choiceParsers } from "../../../src/protocols/parsers/choice-parsers.js";
import { closingStatement } from "../../../src/protocols/parsers/closing-statement.js";
import { labelLine } from "../../../src/protocols/parsers/label-line.js";
import type { JudgeReply } from "../../../src/protocols/parsers/reading.js";
import { scoreJson } from "../../../src/protocols/parsers/score-json.js";
import { scoreParsers } from "../../../src/protocols/parsers/score-parsers.js";
import { yesNo } from "../../../src/protocols/parsers/yes-no.js";

const ends: readonly FinishReason[] = ["stop", "length", "refusal", "content-filter", "unknown"];
const pieces = [
  ...[
    "Output (a)",
    "Output (b)",
    "(a)",
    "b",
    "is better",
    "is not better",
    "because",
    "I choose",
    "the answer is",
    "Correction:",
  ],
  ...[
    "Wait,",
    "this is wrong",
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    '"',
    "'",
    "\u201C",
    "\u201D",
    "\\",
    "one",
    "two",
    "4",
    ".",
    ";",
    " - ",
    "\n",
  ],
];
const pieced = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(" "));
const replies: fc.Arbitrary<JudgeReply> = fc.record({
  text: fc.oneof(
    fc.string({ unit: "binary", maxLength: 400 }),
    fc.json(),
    fc.lorem({ mode: "sentences" }),
    pieced,
  ),
  finishReason: fc.constantFrom(...ends),
});

describe("parsers", () => {
  it.each(Object.entries(choiceParsers))("%s reads every reply as a choice or as none", (_, parser) => {
    fc.assert(
      fc.property(replies, fc.boolean(), (reply, ties) => {
        const reading = parser.read(reply, { ties });
        expect(
          reading.kind === "unparsed" || ["a", "b", ...(ties ? ["tie"] : [])].includes(reading.choice),
        ).toBe(true);
      }),
    );
  });

  it.each(Object.entries(choiceParsers))("%s reads its own examples back", (_, parser) => {
    for (const choice of ["a", "b"] as const) {
      const reading = parser.read({ text: parser.example(choice), finishReason: "stop" }, { ties: false });
      expect(reading).toEqual({ kind: "choice", choice });
    }
  });

  it.each(Object.entries({ labelLine, closingStatement, scoreJson, yesNo }))(
    "%s reads 100 kB of anything in good time",
    (_, parser) => {
      for (const piece of pieces) {
        const text = `${piece} `.repeat(Math.ceil(100_000 / (piece.length + 1)));
        const asked = { ties: true, criteria: ["one", "two"], low: 1, high: 5 };
        expect(parser.read({ text, finishReason: "stop" }, asked).kind).toBe("unparsed");
      }
    },
    30_000,
  );

  // Read in a time that grows with the square of the length, any of these would take minutes.
  it.each([
    { name: "marker-line", begin: "", unit: "\u2028", end: "" },
    { name: "marker-line", begin: "", unit: "\r", end: "x" },
    { name: "bracketed-letter", begin: "", unit: "not ", end: ". [[A]]" },
    { name: "bracketed-letter", begin: "[[", unit: " ", end: "x" },
    { name: "json-choice", begin: '{"choice": "A+"', unit: " ", end: "x" },
    { name: "closing-statement", begin: "", unit: "better ", end: "" },
    { name: "closing-statement", begin: "", unit: "i agree with x ", end: "(output (a) is better." },
    { name: "closing-statement", begin: "", unit: "!", end: "x: output (a) is better." },
    { name: "closing-statement", begin: "", unit: "overall ", end: "x: output (a) is better." },
    { name: "yes-no", begin: "[yes", unit: " ", end: "x" },
  ])(
    "$name reads 300 kB of $unit in good time",
    ({ name, begin, unit, end }) => {
      const reply = { text: begin + unit.repeat(300_000 / unit.length) + end, finishReason: "stop" } as const;
      const scale = { criteria: ["one"], low: 1, high: 5 };
      const reading =
        choiceParsers[name]?.read(reply, { ties: true }) ?? scoreParsers[name]?.read(reply, scale);
      expect(reading?.kind).toMatch(/^(?:choice|unparsed)$/);
    },
    30_000,
  );

  it("a reply that goes back and forth over whom it agrees with is read at once", () => {
    const text = `${"I agree with x ".repeat(60)}(Output (a) is better.`;
    const reading = closingStatement.read({ text, finishReason: "stop" }, { ties: true });
    expect(reading).toMatchObject({ kind: "unparsed", reason: "no-verdict" });
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
