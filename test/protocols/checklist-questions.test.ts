import { describe, expect, it } from "vitest";
import { checklistQuestions } from "../../src/protocols/checklist-questions.js";

describe("checklistQuestions()", () => {
  it.each([
    ["Is it one sentence?\nDoes it define a verb?", ["Is it one sentence?", "Does it define a verb?"]],
    [
      "Here are the questions:\n\n1. Is it one sentence?\n2) Does it rhyme?",
      ["Is it one sentence?", "Does it rhyme?"],
    ],
    ["- **Is it short?**\n* Is it true?\r\n• Is it kind?", ["Is it short?", "Is it true?", "Is it kind?"]],
    ["Q1: Is it true?\n(2) Is it 3 lines long?", ["Is it true?", "Is it 3 lines long?"]],
    ["1. The answer is short\n2. The answer is true.", ["The answer is short", "The answer is true."]],
    ["3.5 or more points?", ["3.5 or more points?"]],
    ["Questions:", []],
    ["(none)", []],
    ["  \n", []],
  ])("finds in %j %j", (text, questions) => {
    expect(checklistQuestions(text)).toEqual(questions);
  });
});
