import { describe, expect, it } from "vitest";
import type { Question } from "../../src/flask/question.js";
import { reviewInstances } from "../../src/flask/review-instances.js";

const questions: readonly Question[] = [
  {
    ...{
      id: "7",
      instruction: "Say hello",
      reference: "Hello",
      skills: ["Readability"],
      domains: ["Language"],
    },
    difficulty: "expert level knowledge",
  },
  { id: "8", instruction: "Say goodbye", skills: [], domains: [] },
  { id: "9", instruction: "Say hello", skills: [], domains: [] },
];

describe("reviewInstances()", () => {
  it("has an instance for each answer, under the question's id, labels and place", () => {
    const texts = new Map([
      ["9", "Hi!"],
      ["7", "Hello there"],
    ]);
    const [first, second, ...others] = reviewInstances(questions, { respondent: "ann", texts });
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      ...{ id: "7", dataset: "ann", task: "pointwise", outputs: ["Hello there"], reference: "Hello", row: 1 },
      gold: { kind: "scores", scores: {} },
      tags: {
        ...{ respondent: ["ann"], skill: ["Readability"], domain: ["Language"] },
        difficulty: ["expert level knowledge"],
      },
    });
    expect(second).toMatchObject({ id: "9", row: 3, tags: { respondent: ["ann"] } });
    // Two questions of one instruction are one cluster.
    expect(second?.cluster).toBe(first?.cluster);
  });
});
