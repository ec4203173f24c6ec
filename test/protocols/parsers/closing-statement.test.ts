import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closingStatement } from "../../../src/protocols/parsers/closing-statement.js";

function said(text: string, ties = false): string {
  const reading = closingStatement.read({ text, finishReason: "stop" }, { ties });
  return reading.kind === "choice" ? reading.choice : reading.reason;
}

const sayings = ["Output (a) is better.", "Output (b) is better."];

describe("closingStatement.read()", () => {
  it.each([
    ["Both name the capital. Therefore, Output (a) is better.", "a"],
    ["Therefore, **Output (b)** is better.", "b"],
    ['Therefore, "Output (b) is better."', "b"],
    ["THEREFORE, OUTPUT (B) IS BETTER", "b"],
    ["Output (b) is better in style. Therefore, Output (a) is better.", "a"],
    ["At first sight Output (b) is better.\nBut it errs.\nTherefore, Output (a) is better.", "a"],
    ["In terms of style, Output (b) is better. Therefore, Output (a) is better.", "a"],
    ["While Output (b) is polite, Output (a) is better.", "a"],
    ["Therefore, Output (a) is better. Output (b) is not better.", "a"],
    ["Therefore, Output (b) is better. If brevity counts, Output (a) is better.", "b"],
    ["I would say that Output (a) is better.", "a"],
    ["I agree with the second reviewer that Output (b) is better.", "b"],
    ["Some may say that Output (a) is better. Therefore, Output (b) is better.", "b"],
    ["Therefore, Output (b) is better than Output (a).", "b"],
    ["Therefore, Output (b) is better because Output (a) is wrong.", "b"],
    ["Therefore, the better output for the given instruction is Output (a).", "a"],
    ["Output (a) is the better answer.", "a"],
    ["If Output (b) errs, then by little.\\n\\nTherefore, Output (a) is better.", "a"],
    ["Therefore, Output (a) is better.\n\nBoth outputs are well written.", "a"],
    ["Therefore, Output (a) is better.\nTherefore, Output (b) is better.", "b"],
  ])("reads %j as (%s)", (text, choice) => {
    expect(said(text)).toBe(choice);
  });

  it.each([
    ["Output (a) is good. Output (b) is fine.", "no-verdict"],
    ["Output (a)", "no-verdict"],
    ["Output (a) is not better.", "no-verdict"],
    ["Output (a) isn\u2019t better.", "no-verdict"],
    ["It is not true that Output (a) is better.", "no-verdict"],
    ["I don't think Output (b) is better.", "no-verdict"],
    ["It is hard to tell whether Output (a) is better.", "no-verdict"],
    ["Therefore, I cannot claim that Output (b) is better.", "no-verdict"],
    ["One reviewer argues that Output (a) is better.", "no-verdict"],
    ["As for style, Output (a) is better.", "no-verdict"],
    ["Output (a) is better in style, Output (b) in substance.", "no-verdict"],
    ["Output (a) is better written.", "no-verdict"],
    ["Neither Output (a) nor Output (b) is better.", "off-menu"],
    ["Therefore, neither output is better.", "off-menu"],
    ["Therefore, neither Output (a) nor Output (b) is better, as both miss the point.", "off-menu"],
    ["Output (a) is better in style. Therefore, both are equally good.", "off-menu"],
    ["At first Output (a) is better.\nThere is no clear winner.", "off-menu"],
    ["Output (a) or Output (b) is better.", "off-menu"],
    ["Output (a) is better. Output (b) is better.", "contradictory"],
    ["Therefore, Output (a) is better. Therefore, Output (b) is better.", "contradictory"],
    ["Output (a) is better, Output (b) is better.", "contradictory"],
    ["Output (a) is better and Output (b) is better.", "contradictory"],
    ["Therefore, Output (a) is better. Output (a) is not better.", "contradictory"],
  ])("does not guess at %j: %s", (text, reason) => {
    expect(said(text)).toBe(reason);
  });

  it("reads a tie only where the menu has one", () => {
    expect(said(closingStatement.example("tie"), true)).toBe("tie");
    expect(said(closingStatement.example("tie"))).toBe("off-menu");
  });

  it("never reads a verdict out of its own negation", () => {
    const negations = ["It is not true that", "Nobody can say that", "I doubt that", "It would be wrong to say", "Never claim", "I refuse to say that", "I do not, all in all, think that", "I don't believe, frankly,", "The reviewer insists"];
    const sentence = fc.tuple(fc.constantFrom(...negations), fc.constantFrom(...sayings)).map((parts) => parts.join(" "));
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 5 }), fc.constantFrom(" ", "\n"), (parts, gap) => {
        expect(["a", "b", "tie"]).not.toContain(said(parts.join(gap)));
      }),
    );
  });

  it("never finds a verdict in letters and prose without a statement", () => {
    const words = fc.constantFrom(
      ...["a", "b", "(a)", "(b)", "Output", "Output (a)", "Output (b)", "is", "good", "as", "and", "than", "\n", "."],
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
        expect(["a", "b", "tie"]).not.toContain(said(parts.join(" "), true));
      }),
    );
  });

  it("reads the closing line below any reasoning that states nothing itself", () => {
    const prose = fc.string({ maxLength: 300 }).filter((text) => !/better|tie|both|neither|none|winner|equal/i.test(text));
    fc.assert(
      fc.property(prose, fc.constantFrom("a" as const, "b" as const), (text, letter) => {
        expect(said(`${text}\n\nTherefore, Output (${letter}) is better.`)).toBe(letter);
      }),
    );
  });

  it("reads 200 kB in good time", () => {
    for (const filler of ["Output (a) is ", "not, that ", "a, b; ", "it is a tie, and ", "!", " ", "because "]) {
      const text = `${filler.repeat(Math.ceil(200_000 / filler.length))}\nTherefore, Output (b) is better.`;
      expect(said(text)).toBe("b");
    }
  }, 5000);
});
