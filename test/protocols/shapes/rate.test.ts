import { describe, expect, it } from "vitest";
import type { JudgingTask } from "../../../src/core/judging-task.js";
import type { Presentation } from "../../../src/core/presentation.js";
import { createProtocol } from "../../../src/protocols/create-protocol.js";
import { pairTask, play } from "../play.js";
import { protocolNamed, sourceOf } from "../read-all-protocols.js";

const original: Presentation = { position: "original", labels: "follow" };

function alone(changes: Partial<JudgingTask> = {}): JudgingTask {
  return pairTask(original, { task: "pointwise", outputs: ["The only output."], ...changes });
}

describe("rate", () => {
  it.each(["direct-10", "direct-5", "flask-coarse"])(
    "%s gives its one score to every annotated skill",
    (name) => {
      const { outcome } = play(protocolNamed(name), alone(), () => "4");
      expect(outcome).toEqual({ kind: "scores", scores: { Factuality: 4, Conciseness: 4 } });
    },
  );

  it("calls the score overall where no skill is annotated, or where the card does not copy", () => {
    const overall = { kind: "scores", scores: { overall: 4 } };
    expect(play(protocolNamed("direct-5"), alone({ skills: [] }), () => "4").outcome).toEqual(overall);
    expect(play(protocolNamed("rating"), alone(), () => "4").outcome).toEqual(overall);
  });

  it.each([
    [0, "7", "7", "tie"],
    [0, "7", "6", "first"],
    [1, "7", "6", "tie"],
    [1, "7", "5", "first"],
    [1, "5", "7", "second"],
  ])("with a margin of %d on the card, %s against %s is %s", (margin, first, second, verdict) => {
    const source = sourceOf("direct-10");
    const text = source.text.replace("margin: 0", `margin: ${margin}`);
    const { outcome } = play(createProtocol({ ...source, text }), pairTask(original), ({ scope }) =>
      scope.dependsOn === "output" && scope.output === 0 ? first : second,
    );
    expect(outcome).toEqual({
      kind: "verdict",
      verdict,
      scores: [{ overall: Number(first) }, { overall: Number(second) }],
    });
  });
});
