import { describe, expect, it } from "vitest";
import { gradedQuestions } from "../../src/protocols/graded-questions.js";

const skills = ["Logical Correctness", "Factuality"];

describe("gradedQuestions()", () => {
  it("reads a skill and a question from each line, whatever stands around them", () => {
    const text = [
      "Here are the questions:",
      "1. [Logical Correctness] Is the sum right?",
      "- **[factuality]** Is the date that of the battle?",
      "[Logical_Correctness]: Does it carry the one?",
      "[Charm] Is it charming?",
      "Is there no skill here?",
      "[Factuality]",
      "1. [Logical Correctness] Is the sum right?",
    ].join("\r\n");
    expect(gradedQuestions(text, skills)).toEqual([
      { skill: "Logical Correctness", question: "Is the sum right?" },
      { skill: "Factuality", question: "Is the date that of the battle?" },
      { skill: "Logical Correctness", question: "Does it carry the one?" },
    ]);
  });

  it("takes five questions at most, and none from a refusal", () => {
    const many = Array.from({ length: 8 }, (_, index) => `[Factuality] Is fact ${index} true?`).join("\n");
    expect(gradedQuestions(many, skills).map(({ question }) => question)).toEqual(
      [0, 1, 2, 3, 4].map((index) => `Is fact ${index} true?`),
    );
    expect(gradedQuestions("I cannot help with that.", skills)).toEqual([]);
    expect(gradedQuestions("", skills)).toEqual([]);
  });
});
