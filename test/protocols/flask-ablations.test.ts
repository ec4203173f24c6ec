import { describe, expect, it } from "vitest";
import type { JudgingTask } from "../../src/core/judging-task.js";
import { pairTask, play } from "./play.js";
import { protocolNamed } from "./read-all-protocols.js";

function promptOf(name: string, changes: Partial<JudgingTask> = {}): string {
  const alone = { task: "pointwise" as const, outputs: ["The only output."], ...changes };
  const task = pairTask({ position: "original", labels: "follow" }, alone);
  const { asks } = play(protocolNamed(name), task, () => '{"Factuality": 3, "Conciseness": 3}');
  return asks.flatMap(({ messages }) => messages.map(({ content }) => content)).join("\n");
}

const reference = "A verb is a word that expresses an action, an event or a state.";
const level = "All its facts are true, to the point and supported where support is called for.";
const question = "Are the facts that the output brings in true";

describe("the ablations of flask", () => {
  it.each([
    ["flask", true, true, true],
    ["flask-no-reference", false, true, true],
    ["flask-no-rationale", true, true, false],
    ["flask-no-rubric", true, false, true],
  ])("%s: reference %s, levels %s, reasons %s", (name, hasReference, hasLevels, hasReasons) => {
    const prompt = promptOf(name);
    expect(prompt.includes(reference)).toBe(hasReference);
    expect(prompt.includes(level)).toBe(hasLevels);
    expect(prompt.includes("two or three sentences")).toBe(hasReasons);
    expect(prompt).toContain(question);
    expect(prompt).toContain('{"Factuality": <score>, "Conciseness": <score>}');
  });

  it("flask-coarse sees the reference where there is one, and no criteria", () => {
    expect(promptOf("flask-coarse")).toContain(reference);
    expect(promptOf("flask-coarse", { reference: undefined })).not.toContain("Reference answer");
    expect(promptOf("flask-coarse")).not.toContain("Factuality");
  });
});
