import { describe, expect, it } from "vitest";
import type { Ask } from "../../../src/core/ask.js";
import type { Presentation } from "../../../src/core/presentation.js";
import { pairTask, play } from "../play.js";
import { protocolNamed } from "../read-all-protocols.js";

const original: Presentation = { position: "original", labels: "follow" };
const swapped: Presentation = { position: "swapped", labels: "follow" };
const questions = "1. Is it one sentence?\n2. Does it define a verb?\n3. Is it polite?\n4. Is it in English?";

function judge(first: string, second: string): (ask: Ask) => string {
  return ({ step, scope }) => {
    if (step === "checklist") return questions;
    return scope.dependsOn === "output" && scope.output === 0 ? first : second;
  };
}

const three = "1. yes\n2. yes\n3. no\n4. yes";
const two = "1. yes\n2. no\n3. no\n4. yes";

describe("checklist", () => {
  const protocol = protocolNamed("checklist");

  it("makes the questions once, then puts all of them to each output alone", () => {
    const { asks, rounds } = play(protocol, pairTask(original), judge(three, two));
    expect(asks.map(({ step, scope }) => [step, scope])).toEqual([
      ["checklist", { dependsOn: "instruction" }],
      ["answer", { dependsOn: "output", output: 0 }],
      ["answer", { dependsOn: "output", output: 1 }],
    ]);
    expect(rounds).toBe(2);
    expect(asks[1]?.messages.at(-1)?.content).toContain(`# Questions\n${questions}\n`);
    expect(asks[1]?.messages.at(-1)?.content).toContain("each of the 4 questions");
    expect(asks[1]?.answer).toMatchObject({ criteria: ["1", "2", "3", "4"], low: 0, high: 1 });
  });

  it("prefers the larger share of yes, whichever way the pair is shown", () => {
    const scores = [{ overall: 0.75 }, { overall: 0.5 }];
    const outcomes = [original, swapped].map(
      (shown) => play(protocol, pairTask(shown), judge(three, two)).outcome,
    );
    expect(outcomes).toEqual([
      { kind: "verdict", verdict: "first", scores },
      { kind: "verdict", verdict: "second", scores },
    ]);
    expect(play(protocol, pairTask(original), judge(two, two)).outcome).toMatchObject({ verdict: "tie" });
  });

  it("gives the share of a single output to every annotated skill", () => {
    const alone = pairTask(original, { task: "pointwise", outputs: ["One."] });
    const { outcome } = play(protocol, alone, judge(three, three));
    expect(outcome).toEqual({ kind: "scores", scores: { Factuality: 0.75, Conciseness: 0.75 } });
  });

  it("has no verdict where the answers are not as many as the questions", () => {
    const { outcome } = play(protocol, pairTask(original), judge(three, "1. yes\n2. yes\n3. no"));
    expect(outcome).toMatchObject({ kind: "unparsed", reason: "missing-criterion" });
  });

  it("has no verdict, and asks no more, where no question was made", () => {
    const { outcome, asks } = play(protocol, pairTask(original), () => "Questions:");
    expect(outcome).toMatchObject({ kind: "unparsed", reason: "no-verdict" });
    expect(asks).toHaveLength(1);
  });
});
