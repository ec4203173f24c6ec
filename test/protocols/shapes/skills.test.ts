import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createProtocol } from "../../../src/protocols/create-protocol.js";
import type { JudgingTask } from "../../../src/core/judging-task.js";
import { pairTask, play } from "../play.js";
import { protocolNamed, sourceOf } from "../read-all-protocols.js";

function alone(changes: Partial<JudgingTask> = {}): JudgingTask {
  const task = { task: "pointwise" as const, outputs: ["The only output."], ...changes };
  return pairTask({ position: "original", labels: "follow" }, task);
}

const page = readFileSync(new URL("../../../docs/protocol-cards.md", import.meta.url), "utf8");

describe("skills", () => {
  it("scores all criteria of the rubric where the card names none and the dataset annotates none of them", () => {
    const { asks } = play(protocolNamed("rubric-rating"), alone(), () => "{}");
    expect(asks[0]?.answer).toEqual({
      kind: "scores",
      criteria: ["Instruction Following", "Correctness", "Completeness", "Clarity", "Safety"],
      low: 1,
      high: 5,
      form: "json",
    });
  });

  it("scores what the dataset annotates, as far as the rubric has it", () => {
    const { outcome } = play(
      protocolNamed("rubric-rating"),
      alone({ skills: ["clarity", "Wit"] }),
      () => '{"Clarity": 4}',
    );
    expect(outcome).toEqual({ kind: "scores", scores: { Clarity: 4 } });
  });

  it("takes the documentation's rubric by its card without a prompt", () => {
    const complaint = /```yaml\n(title: Letters.*?)```/s.exec(page)?.[1] ?? "";
    const text = /As `protocols\/complaint.md`:\n\n```markdown\n(.*?)```/s.exec(page)?.[1] ?? "";
    const source = { ...sourceOf("base"), file: "protocols/complaint.md", text };
    const protocol = createProtocol({ ...source, rubrics: { ...source.rubrics, complaint } });
    const { asks, outcome } = play(protocol, alone(), () => '{"Courtesy": 3, "Demand": "N/A"}');
    expect(outcome).toEqual({ kind: "scores", scores: { Courtesy: 3, Demand: "not-applicable" } });
    const prompt = asks[0]?.messages.at(-1)?.content ?? "";
    expect(prompt).toContain("from 1 to 3");
    expect(prompt).toContain(
      "Courtesy: Is the letter polite?\n1: It insults.\n2: It is curt.\n3: It is polite.\n\nDemand:",
    );
  });

  it.each([
    ['{"Clarity": 5}', '{"Clarity": 4}', "first"],
    ['{"Clarity": 4}', '{"Clarity": 4}', "tie"],
    ['{"Clarity": 4}', '{"Clarity": 5}', "second"],
  ])("compares a pair by the mean: %s against %s is %s", (first, second, verdict) => {
    const task = pairTask({ position: "original", labels: "follow" }, { skills: ["Clarity"] });
    const { outcome } = play(protocolNamed("rubric-rating"), task, ({ scope }) =>
      scope.dependsOn === "output" && scope.output === 0 ? first : second,
    );
    expect(outcome).toMatchObject({ kind: "verdict", verdict });
  });
});
