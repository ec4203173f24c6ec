import { describe, expect, it } from "vitest";
import { labelLine } from "../../../src/protocols/parsers/label-line.js";

const reply = (text: string): Parameters<typeof labelLine.read>[0] => ({ text, finishReason: "stop" });

function said(text: string, ties = false): string {
  const reading = labelLine.read(reply(text), { ties });
  return reading.kind === "choice" ? reading.choice : reading.reason;
}

describe("labelLine.read()", () => {
  it.each([
    ["Output (a)", "a"],
    ["Output (b)", "b"],
    ["  output (B).\n", "b"],
    ["(a)", "a"],
    ["Output A", "a"],
    ["b", "b"],
    ["**Output (b)**", "b"],
    ['"Output (a)"', "a"],
    ["'Output (a)'", "a"],
    ["`Output (a)`", "a"],
    ["Output (b) is better.", "b"],
    ["Output (b) is better. It does what was asked, and Output (a) does not.", "b"],
    ["The better output is Output (a).", "a"],
    ["Answer: Output (b)", "b"],
    ["My final verdict is Output (b)!", "b"],
    ["I choose Output (a)", "a"],
    ["Output (a)\r\n\r\nIt names the capital; Output (b) names a river.", "a"],
    ["Output (a) names a river.\nOutput (b) names the capital.\n\nOutput (b)", "b"],
    ["Output (a)\nOn second thoughts:\nOutput (b)", "b"],
    ["Output (a)\n\nTherefore, Output (a) is better.", "a"],
    ["First I liked the other. Therefore, Output (b) is better.", "b"],
    ["Output (a)\n\nCorrection: I meant Output (b).", "b"],
    ["Output (a)\nIt is short.\nOutput (b)", "b"],
    ["Output (a)\nFinal answer: Output (b)", "b"],
    ["Here is my answer:\nOutput (b)", "b"],
    ["I must choose Output (b) as the better option. It is sober.", "b"],
    ["Output (a)\n\nOutput (b), in contrast, omits the date. This is wrong.", "a"],
    ["Output (a)\n\nOutput (b) is not better.", "a"],
    ["Output (a)\nOutput (a)", "a"],
    ["Output (b)\n\nAdditionally, Output (a", "b"],
  ])("reads %j as (%s)", (text, choice) => {
    expect(said(text)).toBe(choice);
  });

  it.each([
    ["", "empty"],
    [" \n ", "empty"],
    ["Output (a) provides a good summary of the text", "no-verdict"],
    ["Output (b) is incorrect.", "no-verdict"],
    ["Output (a) is not better", "no-verdict"],
    ["I cannot help with that.", "no-verdict"],
    ["A good question", "no-verdict"],
    ["a\nb", "no-verdict"],
    ["Output (c)", "off-menu"],
    ["Both", "off-menu"],
    ["Neither", "off-menu"],
    ["Neither output is better.", "off-menu"],
    ["Output (a) and Output (b)", "off-menu"],
    ["Output (a)/(b)", "off-menu"],
    ["Output (a) or Output (b) is better", "off-menu"],
    ["Both outputs are equally good.", "off-menu"],
    ["Tie", "off-menu"],
    ["Output (a)\n\nNeither is better.", "off-menu"],
    ["The first reviewer chose:\nOutput (a)", "no-verdict"],
    ["The other annotator wrote: Output (a) is better.", "no-verdict"],
    ["Output (a) is better. Output (b) is better.", "contradictory"],
    ["Output (a)\nOutput (b)", "contradictory"],
    ["Output (a)\nOutput (b)\nOutput (b)", "contradictory"],
    ["Output (a) is better.\n\nOutput (b)", "contradictory"],
    ["Output (a) is better.\n**Output (b)**\nnames a river", "contradictory"],
    ["Output (a)\nThis is wrong. Output (a) is not better.", "contradictory"],
    ["Output (a)\nOutput (a) is not better.", "contradictory"],
    ["Output (a)\n\nCorrection: (b)", "contradictory"],
    ["Output (a)\n\n## Output (b)", "contradictory"],
    ["Output (a)\n\nWait, I misread the instruction.", "contradictory"],
    ["**Output (a)**\nnames a river\n\n**Output (b)**\nnames the capital", "contradictory"],
    ["Output (a):\nnames a river\nOutput (b):\nnames the capital", "no-verdict"],
  ])("does not guess at %j: %s", (text, reason) => {
    expect(said(text)).toBe(reason);
  });

  it("reads a tie only where the menu has one", () => {
    expect(said("Tie", true)).toBe("tie");
    expect(said("It is a tie.", true)).toBe("tie");
    expect(said("Neither", true)).toBe("off-menu");
  });

  it.each([
    ["length", "truncated"],
    ["refusal", "refused"],
    ["content-filter", "refused"],
  ] as const)("does not read a reply that ended by %s", (finishReason, reason) => {
    for (const text of ["Output (a)", ""]) {
      expect(labelLine.read({ text, finishReason }, { ties: false })).toMatchObject({
        kind: "unparsed",
        reason,
      });
    }
  });

  it("reads a recording that does not say how it ended", () => {
    expect(labelLine.read({ text: "Output (a)", finishReason: "unknown" }, { ties: false })).toEqual({
      kind: "choice",
      choice: "a",
    });
  });

  it("keeps the end of a reply that it cannot read, and cuts no character in two", () => {
    const reading = labelLine.read(reply(`${"\u{1F600}".repeat(150)}x`), { ties: false });
    expect(reading).toEqual({
      kind: "unparsed",
      reason: "no-verdict",
      excerpt: `${"\u{1F600}".repeat(99)}x`,
    });
  });
});
