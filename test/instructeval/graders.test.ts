import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnswerReading } from "../../src/instructeval/graders/answer-reading.js";
import { lastDigit } from "../../src/instructeval/graders/last-digit.js";
import { readAnswer } from "../../src/instructeval/graders/read-answer.js";
import { startsWith } from "../../src/instructeval/graders/starts-with.js";

const number: AnswerReading = { kind: "number" };
const option: AnswerReading = {
  kind: "option",
  options: ["a red boat", "a blue boat", "Ambiguous", "no boat"],
};
const yesNo: AnswerReading = { kind: "word", menu: ["yes", "no"] };

describe("the authors' own rules", () => {
  it.each([
    ["12", "1", true],
    ["Ambiguous", "A", true],
    ["(A)", "A", false],
    ["-12", "-1", true],
    ["Not at all", "No", true],
    [" \n A. a red boat", "A", true],
    ["The answer is A", "A", false],
    ["a", "A", false],
  ])("take %j for %j: %s", (reply, gold, right) => {
    expect(startsWith(reply, gold)).toBe(right);
  });

  it.each([
    ["4 out of 5", 5],
    ["4", 4],
    ["10", 1],
    ["7", 1],
    ["no digit", 1],
    ["", 1],
    ["Score: 3\nRelevance level 2", 2],
  ])("score %j as %d", (reply, score) => {
    expect(lastDigit(reply)).toBe(score);
  });
});

describe("readAnswer", () => {
  it.each([
    ["12", "12"],
    ["-12", "-12"],
    ["−12.", "-12"],
    ["1,200", "1200"],
    ["$1,200.50", "1200.5"],
    ["(2 + 3) * 4 = 20", "20"],
    ["The answer is 8 because there are 5 pears.", "8"],
    ["I have eight instruments.", "8"],
    ["12.0", "12"],
    ["12\n\nI have a lamp. How many?\nAnswer: 3", "12"],
    ["First 3 and 4.\nThen 5.\nSo the final answer is **\\boxed{17}**", "17"],
    ["There are 3 apples and 4 pears, so the total is 7.", "7"],
    ["between 3 and 4", undefined],
    ["12th", undefined],
    ["none", undefined],
    ["", undefined],
  ])("reads the number of %j as %j", (reply, answer) => {
    expect(readAnswer(reply, number)).toBe(answer);
  });

  it.each([
    ["A", "A"],
    ["(A)", "A"],
    ["(a)", "A"],
    ["a", "A"],
    ["**B**", "B"],
    ["B.", "B"],
    ["B. a blue boat", "B"],
    ["B) a blue boat", "B"],
    ["Answer: (D)", "D"],
    ["The correct answer is (B), since it is blue.", "B"],
    ["The answer is B because it is blue.", "B"],
    ["option C", "C"],
    ["Ambiguous", "C"],
    ["a blue boat", "B"],
    ["A blue boat", "B"],
    ["A red boat", "A"],
    ["A boat", undefined],
    ["A. a blue boat", undefined],
    ["(A) or (B)", undefined],
    ["A or B", undefined],
    ["(E)", undefined],
    ["I would choose (D).", "D"],
    ["(A) is wrong, (B) is right", undefined],
    ["Let me think.\nIt is blue.\nSo the answer is (B).", "B"],
    ["(B)\n\nWhich boat?\nOptions: ...\nAnswer: (A)", "B"],
    ["I cannot say", undefined],
    ["I'd say B", "B"],
    ["It is not B", undefined],
    ["Vitamin C or D", undefined],
    ["<answer>B</answer>", "B"],
  ])("reads the option of %j as %j", (reply, answer) => {
    expect(readAnswer(reply, option)).toBe(answer);
  });

  it.each([
    ["No", "no"],
    ["Not", undefined],
    ["Not really", undefined],
    ["No, it does not.", "no"],
    ["Yes.", "yes"],
    ["yes and no", undefined],
    ["It is not a yes", undefined],
    ["The answer is: yes", "yes"],
    ["Nothing", undefined],
  ])("reads yes or no of %j as %j", (reply, answer) => {
    expect(readAnswer(reply, yesNo)).toBe(answer);
  });

  it("reads valid and invalid, word lists and brackets", () => {
    expect(readAnswer("invalid", { kind: "word", menu: ["valid", "invalid"] })).toBe("invalid");
    const words: AnswerReading = { kind: "words" };
    for (const reply of [
      ...[
        "apple pear",
        "Apple, pear",
        "1. apple\n2. pear",
        "Answer: apple pear",
        "The sorted words are: apple, pear.",
      ],
      ...[
        "Here is the list:\napple\npear\n\nShall I explain it?",
        "apple pear\n\nSort these words: List: dog cat",
      ],
    ])
      expect(readAnswer(reply, words)).toBe("apple pear");
    expect(readAnswer("", words)).toBeUndefined();
    expect(readAnswer("apple, pear.", words)).toBe("apple pear");
    const brackets: AnswerReading = { kind: "brackets" };
    expect(readAnswer("] ]", brackets)).toBe("]]");
    expect(readAnswer("The rest is: ] )", brackets)).toBe("])");
    expect(readAnswer("The rest is ] ) .", brackets)).toBe("])");
    expect(readAnswer("I cannot (really)", brackets)).toBeUndefined();
    expect(readAnswer("Answer: ] ) }", brackets)).toBe("])}");
  });

  it("reads back every plain answer, and never throws whatever a model says", () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (value) => {
        expect(readAnswer(String(value), number)).toBe(String(value));
        expect(readAnswer(`The answer is ${value}.`, number)).toBe(String(value));
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom("A", "B", "C", "D"), (letter) => {
        for (const reply of [
          letter,
          `(${letter})`,
          `Answer: ${letter}`,
          `${letter})`,
          `The answer is (${letter}).`,
        ])
          expect(readAnswer(reply, option)).toBe(letter);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        for (const reading of [number, option, yesNo, { kind: "text" } as const]) readAnswer(text, reading);
        expect([1, 2, 3, 4, 5]).toContain(lastDigit(text));
      }),
    );
  });
});
