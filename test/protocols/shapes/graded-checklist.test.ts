import { describe, expect, it } from "vitest";
import type { Ask } from "../../../src/core/ask.js";
import type { JudgingTask } from "../../../src/core/judging-task.js";
import { play } from "../play.js";
import { protocolNamed } from "../read-all-protocols.js";

const task: JudgingTask = {
  ...{ dataset: "answers", instance: "1", task: "pointwise", instruction: "What is 17 times 3?" },
  ...{ outputs: ["It is 51."], reference: "51", skills: ["Logical Correctness", "Conciseness"], repeat: 0 },
  presentation: { position: "original", labels: "follow" },
};
const questions = [
  "[Logical Correctness] Is the product right?",
  "[Conciseness] Is it one line?",
  "[Logical Correctness] Is the way to it right?",
].join("\n");

function judge(scores: string, list = questions): (ask: Ask) => string {
  return ({ step }) => (step === "checklist" ? list : `As follows.\n${scores}`);
}

describe("graded-checklist", () => {
  const protocol = protocolNamed("flask-checklist");

  it("makes questions about the annotated skills, and scores a skill by the mean of its questions", () => {
    const { asks, outcome } = play(protocol, task, judge('{"1": 5, "2": 3, "3": 2}'));
    expect(asks.map(({ step, scope }) => [step, scope])).toEqual([
      ["checklist", { dependsOn: "instruction" }],
      ["rate", { dependsOn: "output", output: 0 }],
    ]);
    const [first, second] = asks.map(({ messages }) => messages.at(-1)?.content);
    expect(first).toMatch(/# Skills\nLogical Correctness: .*\nConciseness: .*\n\n# Instruction/u);
    expect(second).toContain("2. [Conciseness] Is it one line?");
    expect(second).toContain('{"1": <score>, "2": <score>, "3": <score>}');
    expect(outcome).toEqual({ kind: "scores", scores: { "Logical Correctness": 3.5, Conciseness: 3 } });
  });

  it("leaves out what does not apply", () => {
    const { outcome } = play(protocol, task, judge('{"1": "N/A", "2": "N/A", "3": 4}'));
    expect(outcome).toEqual({
      kind: "scores",
      scores: { "Logical Correctness": 4, Conciseness: "not-applicable" },
    });
  });

  it("has no scores without questions, or with a question unanswered", () => {
    expect(play(protocol, task, judge("{}", "I would rather not.")).outcome).toMatchObject({
      ...{ kind: "unparsed", reason: "no-verdict" },
    });
    expect(play(protocol, task, judge('{"1": 5, "2": 3}')).outcome).toMatchObject({
      ...{ kind: "unparsed", reason: "missing-criterion" },
    });
  });
});
