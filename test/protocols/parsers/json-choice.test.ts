import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonChoice } from "../../../src/protocols/parsers/json-choice.js";

function said(text: string, ties = true): string {
  const reading = jsonChoice.read({ text, finishReason: "stop" }, { ties });
  return reading.kind === "choice" ? reading.choice : reading.reason;
}

describe("jsonChoice.read()", () => {
  it.each([
    ['{"choice": "A++"}', "a"],
    ['{"analysis_A": "Good.", "choice": "A+"}', "a"],
    ['{"choice": "A=B"}', "tie"],
    ['```json\n{"reason": "So.", "choice": "B+",\n}\n```', "b"],
    ['{"choice": "B++", "reason": "It is right."}', "b"],
    ['{"reason": "He says "yes" here", "choice": "b+"}', "b"],
    ['{"reason": "two\nlines", "choice": "A+"}', "a"],
    ["{'choice': 'B+'}", "b"],
    ['{"choice": A+}', "a"],
    ['{"review": {"text": "Fine."}, "choice": "B+"}', "b"],
    ['{"verdict": {"choice": "B+"}}', "b"],
    ['{"choice": "A+"}\nOn reflection:\n{"choice": "B+"}', "b"],
    ['The choice is hard: A++ or B++?\n{"Choice": " A++ "}', "a"],
    ['{"reason": "I first wrote \\"choice\\": \\"B+\\"}", "choice": "A+"}', "a"],
  ])("reads %j as %s", (text, choice) => {
    expect(said(text)).toBe(choice);
  });

  it.each([
    ["Response A is better.", "no-verdict"],
    ['{"choice": "A+"}\nOn reflection:\n{"choice": "B', "no-verdict"],
    ['{"choice": "A+"}\nOn reflection:\n{choice: "B+"}', "no-verdict"],
    ['{"choice": "A+"}\nOn reflection:\n{"choice": ["B+"]}', "no-verdict"],
    ['{"choice": "A+"}\nOn reflection:\n{\u201Cchoice\u201D: \u201CB+\u201D}', "no-verdict"],
    ['{"choice": "A+"}\nOn reflection:\n{"verdict": "B+"}', "no-verdict"],
    ['{"choice": "A+"}\nOn reflection:\n{}', "no-verdict"],
    ['"choice": "A+"', "no-verdict"],
    ['{"choice": "A+"', "no-verdict"],
    ['{"choice": "A+", "reason": "it', "no-verdict"],
    ['{"reason": "A+ it is"}', "no-verdict"],
    ['{"choice": "A"}', "off-menu"],
    ['{"choice": "not A+"}', "off-menu"],
    ['{"choice": "A+ or B+"}', "off-menu"],
    ['{"choice": "neither"}', "off-menu"],
    ['{"choice": "<A++ or A+ or A=B or B+ or B++>"}', "off-menu"],
    ['{"choice": "A+"}\n{"choice": "C"}', "off-menu"],
    ['{"choice": "constructor"}', "off-menu"],
    ['{"choice": null}', "off-menu"],
    ["", "empty"],
  ])("does not guess at %j: %s", (text, reason) => {
    expect(said(text)).toBe(reason);
  });

  it("takes a tie only from a menu that has one", () => {
    expect(said(jsonChoice.example("tie"), false)).toBe("off-menu");
    expect(said(jsonChoice.example("tie"))).toBe("tie");
  });

  it("reads every object that JSON can hold, in any layout", () => {
    const choices = fc.constantFrom(
      ["A++", "a"] as const,
      ["A+", "a"] as const,
      ["A=B", "tie"] as const,
      ["B++", "b"] as const,
    );
    const texts = fc.string({ unit: "binary", maxLength: 60 });
    fc.assert(
      fc.property(texts, texts, choices, fc.constantFrom(0, 2), (one, two, [written, choice], indent) => {
        const text = JSON.stringify({ analysis_A: one, reason: two, choice: written }, undefined, indent);
        expect(said(`Here it is:\n${text}`)).toBe(choice);
      }),
    );
  });

  it("reads 200 kB in good time", () => {
    for (const filler of ["{", '{"choice": ', ', "choice": "A+" ', '"', "{,", " "]) {
      expect(said(`${filler.repeat(Math.ceil(200_000 / filler.length))}\n{"choice": "B+"}`)).toBe("b");
    }
  }, 5000);
});
