import { describe, expect, it } from "vitest";
import type { Ask } from "../../../src/core/ask.js";
import type { Presentation } from "../../../src/core/presentation.js";
import { pairTask, play } from "../play.js";
import { protocolNamed } from "../read-all-protocols.js";

const original: Presentation = { position: "original", labels: "follow" };
const swapped: Presentation = { position: "swapped", labels: "follow" };

function said({ step, answer }: Ask): string {
  return answer.kind === "choice" ? answer.options.second : `Said at step ${step}.`;
}

describe("commit-first", () => {
  it("commits itself without sight of the outputs, and holds both against that", () => {
    const task = pairTask(original);
    const { asks, outcome } = play(protocolNamed("commit-first"), task, said);
    const [commitment, verdict] = asks.map(({ messages }) =>
      messages.map(({ content }) => content).join("\n"),
    );
    for (const output of task.outputs) expect(commitment).not.toContain(output);
    expect(asks[0]?.scope).toEqual({ dependsOn: "instruction" });
    expect(verdict).toContain("# Your commitment\nSaid at step commitment.\n");
    expect(verdict).toContain("who is to be trusted");
    expect(outcome).toEqual({ kind: "verdict", verdict: "second" });
  });

  it("is no verdict where the judge only says whom it trusts", () => {
    const { outcome } = play(protocolNamed("commit-first"), pairTask(original), (ask) =>
      ask.step === "commitment"
        ? "A word."
        : "Output (a) departs; I trust myself. Output (b) departs too; I trust it.",
    );
    expect(outcome).toMatchObject({ kind: "unparsed", reason: "no-verdict" });
  });
});

describe("verify-then-judge", () => {
  it("has the judgment of each presentation checked in the same presentation", () => {
    const texts = [original, swapped].map((presentation) => {
      const { asks, rounds } = play(protocolNamed("verify-then-judge"), pairTask(presentation), said);
      expect(asks.map(({ step, scope }) => [step, scope])).toEqual([
        ["judgment", { dependsOn: "presentation", presentation }],
        ["verify", { dependsOn: "presentation", presentation }],
      ]);
      expect(rounds).toBe(2);
      return asks[1]?.messages.at(-1)?.content ?? "";
    });
    for (const text of texts)
      expect(text).toContain("# The reviewer's points and judgment\nSaid at step judgment.\n");
    expect(new Set(texts).size).toBe(2);
  });

  it("counts the check's verdict, not the one that was checked", () => {
    const { outcome } = play(protocolNamed("verify-then-judge"), pairTask(original), ({ step }) =>
      step === "judgment"
        ? "Therefore, Output (a) is better."
        : "The point is false.\n\nTherefore, Output (b) is better.",
    );
    expect(outcome).toEqual({ kind: "verdict", verdict: "second" });
  });
});
