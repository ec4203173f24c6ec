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
    ["Output (a) is better since it is short.\nFinal answer: Output (b)", "b"],
    ["Output (a) is better. Therefore the answer is Output (b).", "b"],
    ["Therefore, Output (a) is better. Wait, I made a mistake. The answer should be Output (b).", "b"],
    ["On tone, Output (a) is better.\nOverall I choose Output (b).", "b"],
    ["Output (a) is better.\n\nCorrection: I meant Output (b).", "b"],
    ["Output (a) is better.\nI must select Output (b) as the better response.", "b"],
    ["Final verdict: Output (a) is better.", "a"],
    ["I have come to the following conclusion:\n\nOutput (b) is better.", "b"],
    ["Weighing all of it, it can be concluded that:\nOutput (b) is better.", "b"],
    ["There is nothing between them in tone.\nTo conclude: my verdict is Output (b).", "b"],
    ["On balance, Output (a) is better.", "a"],
    ["According to the instruction, Output (a) is better.", "a"],
  ])("reads %j as (%s)", (text, choice) => {
    expect(said(text)).toBe(choice);
  });

  it.each([
    ["Output (b), in contrast, omits the date."],
    ["Output (b) has a date. This is wrong."],
    ["Output (b) is more polite, but not better in substance."],
    ["Output (b) is better written, though."],
    ["While Output (b) is short, it does not answer as well as Output (a)."],
    ["The choice of words in Output (b) is odd."],
    ["If brevity had been asked for, then Output (b) might have been the better choice."],
    ["In terms of tone, Output (b) is better."],
    ["Some readers may prefer Output (b)."],
    ["Readers in a hurry may prefer Output (b)."],
    ["Is Output (b) better?"],
    ["The better answer is easier to follow than Output (b)."],
    ["It is concise. Output (b) is better at detail but wrong."],
    ["Assistant (b) argues that Output (b) is better because it is short. That overlooks the date."],
    ["I do not think that Output (b) is better."],
    ["Output (b) is worse."],
    ["**Output (b):**\n- omits the date"],
    ["The answer in Output (b) is wrong."],
    ["I prefer Output (b)'s tone, yet it errs."],
    ["There is no doubt that Output (a) is better."],
  ])("still reads a verdict above %j", (text) => {
    expect(said(`Output (a) is better.\n\nIt gives the date. ${text}`)).toBe("a");
  });

  it.each([
    ["**Output (b)**"],
    ["(b)"],
    ["B"],
    ["[[B]]"],
    ["Verdict: (b)"],
    ["My answer is b."],
    ["Winner - Output (b)"],
    ["Sorry, Output (b)."],
    ["Hmm, actually no: Output (b)."],
    ["Final decision \u2192 Output (b)"],
    ["| Verdict | Output (b) |"],
    ["The better one is in fact Output (b)."],
    ["After rereading, Output (b) follows the instruction and is the one I would pick."],
    ["Revised verdict: B"],
    ["It should be Output (b)."],
    ["I would rather choose Output (b)!"],
    ["Choose Output (b)."],
    ["The right thing is to go with Output (b)."],
    ["Output (b) wins."],
    ["Output (b) is preferable."],
    ["Output (b) is actually superior, I now see."],
    ["Output (b) might be better."],
    ["Output (b) is better, in my view."],
    ["When all is weighed, Output (b) is better."],
    ["I am told: Output (b) is better."],
    ["Output (a) is not better."],
    ["Output (a) is worse."],
    ["I no longer think that Output (a) is better."],
    ["I made a mistake."],
    ["On second thought, I am not so sure."],
    ["Scratch that."],
    ["The opposite is true."],
  ])("takes %j below a verdict for (a) as its contradiction", (text) => {
    expect(said(`Therefore, Output (a) is better.\n\nIt gives the date. ${text}`)).toBe("contradictory");
  });

  it.each([["This is wrong."], ["That is not true."], ["No."], ["I doubt it."], ["But that was a mistake."]])(
    "takes %j right behind a verdict as its contradiction",
    (text) => {
      expect(said(`Therefore, Output (a) is better. ${text}`)).toBe("contradictory");
    },
  );

  it.each([
    ["Output (a) is good. Output (b) is fine.", "no-verdict"],
    ["The other annotator wrote: Output (a) is better.", "no-verdict"],
    ["The other annotator wrote:\n\nOutput (a) is better.", "no-verdict"],
    ["The other annotator wrote: it is a tie.", "no-verdict"],
    ["She wrote, Output (a) is better.", "no-verdict"],
    ["According to the other reviewer, Output (a) is better.", "no-verdict"],
    ["It is false: Output (a) is better.", "no-verdict"],
    ["It is false to say, as some do: Output (a) is better.", "no-verdict"],
    ["It is false: in my view, Output (a) is better.", "no-verdict"],
    ["The other annotator's final answer is Output (a).", "no-verdict"],
    ["On tone, Output (a) is better.", "no-verdict"],
    ["Output (a) is better.\n\n**Output (b)**", "contradictory"],
    ["Output (a) is better because it is short, but the final answer is Output (b).", "contradictory"],
    ["Output (a) is better, but I choose Output (b).", "contradictory"],
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
    const negations = [
      "It is not true that",
      "Nobody can say that",
      "I doubt that",
      "It would be wrong to say",
      "Never claim",
      "I refuse to say that",
      "I do not, all in all, think that",
      "I don't believe, frankly,",
      "The reviewer insists",
    ];
    const sentence = fc
      .tuple(fc.constantFrom(...negations), fc.constantFrom(...sayings))
      .map((parts) => parts.join(" "));
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(" ", "\n"),
        (parts, gap) => {
          expect(["a", "b", "tie"]).not.toContain(said(parts.join(gap)));
        },
      ),
    );
  });

  it("never finds a verdict in letters and prose without a statement", () => {
    const words = fc.constantFrom(
      ...[
        "a",
        "b",
        "(a)",
        "(b)",
        "Output",
        "Output (a)",
        "Output (b)",
        "is",
        "good",
        "as",
        "and",
        "than",
        "\n",
        ".",
      ],
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
        expect(["a", "b", "tie"]).not.toContain(said(parts.join(" "), true));
      }),
    );
  });

  it("reads the closing line below any reasoning that states nothing itself", () => {
    // A line that ends in a colon leads the verdict in, and may make it somebody else's, or a condition: "If:".
    const prose = fc
      .string({ maxLength: 300 })
      .filter((text) => !/better|tie|both|neither|none|winner|equal|:\W*$/i.test(text));
    fc.assert(
      fc.property(prose, fc.constantFrom("a" as const, "b" as const), (text, letter) => {
        expect(said(`${text}\n\nTherefore, Output (${letter}) is better.`)).toBe(letter);
      }),
    );
  });

  it.each([
    ["Considering all of this:\n\nTherefore, Output (a) is better.", "a"],
    ["0:\n\nTherefore, Output (b) is better.", "b"],
    ["The other judge wrote:\nTherefore, Output (a) is better.", "no-verdict"],
    ["It is wrong to say:\nTherefore, Output (a) is better.", "no-verdict"],
  ])(
    "reads a conclusion below a line that ends in a colon as its writer's, unless it is led in as another's: %j",
    (text, expected) => {
      expect(said(text)).toBe(expected);
    },
  );

  it("never keeps a verdict that its last line overturns", () => {
    const prose = fc.constantFrom(
      "It is short.",
      "Both name it.",
      "Output (a) names it;",
      "Yes.",
      "So",
      "This is wrong.",
    );
    const turns = fc.constantFrom(
      "Final answer: Output (b)",
      "**Output (b)**",
      "I pick Output (b).",
      "Output (b) wins.",
      "I was wrong.",
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...sayings),
        fc.array(prose, { maxLength: 5 }),
        turns,
        (saying, parts, turn) => {
          expect(said([saying, ...parts, turn].join("\n"))).not.toBe("a");
        },
      ),
    );
  });

  it("reads 100 kB in good time", () => {
    const doubtful = [
      "Output (a) is not better. ",
      "Output (a), ",
      "I choose ",
      "the answer is ",
      "it is wrong: ",
      "therefore: ",
      "(b) ",
    ];
    for (const filler of [
      ...doubtful,
      "Output (a) is ",
      "not, that ",
      "a, b; ",
      "it is a tie, and ",
      "!",
      " ",
      "because ",
    ]) {
      const text = `${filler.repeat(Math.ceil(100_000 / filler.length))}\nSo much for that.\nTherefore, Output (b) is better.`;
      expect(said(text)).toBe("b");
    }
  }, 30_000);
});
