import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { yesNo } from "../../../src/protocols/parsers/yes-no.js";

const scale = { criteria: ["1", "2", "3"], low: 0, high: 1 };

function said(text: string): unknown {
  const reading = yesNo.read({ text, finishReason: "stop" }, scale);
  return reading.kind === "scores" ? Object.values(reading.scores).join("") : reading.reason;
}

describe("yesNo.read()", () => {
  it.each([
    ["1. yes\n2. no\n3. yes", "101"],
    ["1: Yes\n2: No\n3: Yes.", "101"],
    ["1) **YES**\n2) **no**\n3) yes", "101"],
    ["yes\nno\n\nyes", "101"],
    ["Question 1: yes\nQuestion 2: no\nQuestion 3: yes", "101"],
    ["1. Is it short? Yes\n2. Is it true? no\n3. Is it kind? - yes", "101"],
    ["Let us see.\n\n1. yes\n2. no\n3. yes\n\nThat is all.", "101"],
    ['["yes", "no", "yes"]', "101"],
    ["The answers: [Yes, No, Yes]", "101"],
    ["[true, false, true,]", "101"],
    ['{"1": "yes", "2": "no", "3": "yes"}', "101"],
    ['{"3": 1, "1": 1, "2": 0}', "101"],
    ["", "empty"],
    ["All are met.", "no-verdict"],
    ["The output is good, yes, and no fault is left.", "no-verdict"],
    ["1. yes\n2. no", "missing-criterion"],
    ["1. yes\n2. no\n3. yes\n4. yes", "missing-criterion"],
    ["1. yes\n3. no\n2. yes", "missing-criterion"],
    ["1. yes\n1. no\n2. yes", "missing-criterion"],
    ["yes\n2. no\n3. yes", "missing-criterion"],
    ["1. yes\n2. partly\n3. yes", "missing-criterion"],
    ["1. yes and no\n2. no\n3. yes", "missing-criterion"],
    ['["yes", "no"]', "missing-criterion"],
    ['{"1": "yes", "2": "no"}', "missing-criterion"],
    ['{"1": "yes", "2": "n/a", "3": "no"}', "off-menu"],
    ['["yes", "yes", "yes"]\n["no", "no"', "no-verdict"],
    ['1. yes\n2. yes\n3. yes\nAs a list: ["no", "no", no]x ["yes"', "no-verdict"],
    ['1. yes\n2. yes\n3. yes\n{"1": "no", "2": "no"', "no-verdict"],
    ['{"1": "yes", "1": "no", "2": "no", "3": "no"}', "contradictory"],
  ])("reads %j as %s", (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  it("does not read a reply that was cut off", () => {
    const reading = yesNo.read({ text: "1. yes\n2. no\n3. yes", finishReason: "length" }, scale);
    expect(reading).toMatchObject({ kind: "unparsed", reason: "truncated" });
  });

  it("reads back every list of answers, in each of its forms", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), fc.nat(3), (answers, form) => {
        const criteria = answers.map((_, index) => String(index + 1));
        const words = answers.map((answer) => (answer ? "yes" : "no"));
        const forms = [
          words.map((word, index) => `${index + 1}. ${word}`).join("\n"),
          words.join("\n"),
          JSON.stringify(words),
          JSON.stringify(Object.fromEntries(words.map((word, index) => [index + 1, word]))),
        ];
        const reading = yesNo.read(
          { text: forms[form] ?? "", finishReason: "stop" },
          { criteria, low: 0, high: 1 },
        );
        const scores = Object.fromEntries(answers.map((answer, index) => [index + 1, answer ? 1 : 0]));
        expect(reading).toEqual({ kind: "scores", scores });
      }),
    );
  });

  it("reads 100 kB of whatever in good time", () => {
    for (const piece of ["1. yes ? ", "[yes, ", "? ?", '{"1": '] as const) {
      expect(yesNo.read({ text: piece.repeat(10_000), finishReason: "stop" }, scale).kind).toBe("unparsed");
    }
  });
});
