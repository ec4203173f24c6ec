import { describe, expect, it } from "vitest";
import type { Ask } from "../../../src/core/ask.js";
import { callId } from "../../../src/core/call-id.js";
import type { JudgingTask } from "../../../src/core/judging-task.js";
import type { Presentation } from "../../../src/core/presentation.js";
import { presentationId } from "../../../src/core/presentation-id.js";
import { allPresentations, pairTask, play } from "../play.js";
import { protocolNamed } from "../read-all-protocols.js";

const aspects = ["text-quality", "information-richness", "user-intention", "accuracy", "completeness"];
const original: Presentation = { position: "original", labels: "follow" };
const swapped: Presentation = { position: "swapped", labels: "follow" };

/** Says which step it answers and what it was shown; prefers the output shown first. */
function telling({ step, scope, answer }: Ask): string {
  if (answer.kind === "choice") return answer.options.first;
  const shown =
    scope.dependsOn === "presentation" ? presentationId(scope.presentation) : JSON.stringify(scope);
  return `What was said on ${step} of ${shown}.`;
}

function idOf(ask: Ask, task: JudgingTask): string {
  return callId({ evaluatorFingerprint: "judge", task, ask, sampling: ask.sampling });
}

describe("compare, with steps that depend on the presentation", () => {
  const protocol = protocolNamed("multi-aspect-two");

  it("asks five analyses in one round, then for the verdict, which gets all five", () => {
    const { asks, rounds } = play(protocol, pairTask(original), telling);
    expect(asks.map(({ step }) => step)).toEqual([...aspects, "verdict"]);
    expect(rounds).toBe(2);
    const verdict = asks.at(-1)?.messages.at(-1)?.content ?? "";
    for (const aspect of aspects) expect(verdict).toContain(`\nWhat was said on ${aspect} of original.\n`);
  });

  it("asks the analyses anew for each presentation, in its order, and none is shared", () => {
    const task = pairTask(original);
    const ids = new Set<string>();
    for (const presentation of allPresentations) {
      const shown = { ...task, presentation };
      const { asks } = play(protocol, shown, telling);
      const outputs = presentation.position === "original" ? task.outputs : [...task.outputs].reverse();
      const [first = "", second = ""] = outputs;
      for (const ask of asks) {
        const prompt = ask.messages.at(-1)?.content ?? "";
        expect(ask.scope).toEqual({ dependsOn: "presentation", presentation });
        expect(prompt.indexOf(first)).toBeGreaterThan(0);
        expect(prompt.indexOf(second)).toBeGreaterThan(prompt.indexOf(first));
        ids.add(idOf(ask, shown));
      }
      const verdict = asks.at(-1)?.messages.at(-1)?.content ?? "";
      expect(verdict.split(`of ${presentationId(presentation)}.\n`)).toHaveLength(aspects.length + 1);
    }
    expect(ids.size).toBe(allPresentations.length * (aspects.length + 1));
  });

  it("takes no analysis of another presentation for its own", () => {
    const task = pairTask(original);
    const other = play(protocol, { ...task, presentation: swapped }, telling).asks;
    const replies = other.map(({ step, scope, sample }) => ({
      ...{ step, scope, sample },
      reply: { text: "Said in the other order.", finishReason: "stop" as const },
    }));
    const step = protocol.next(task, replies);
    expect(step.kind === "ask" ? step.asks.map((ask) => ask.step) : step).toEqual(aspects);
  });
});

describe("compare, with a step that depends on the output", () => {
  const protocol = protocolNamed("prepair");

  it("asks it of each output alone, once for all presentations", () => {
    const task = pairTask(original);
    const analyses = new Set<string>();
    const verdicts = new Set<string>();
    for (const presentation of allPresentations) {
      const { asks } = play(protocol, { ...task, presentation }, telling);
      expect(asks.map(({ step }) => step)).toEqual(["analysis", "analysis", "verdict"]);
      for (const ask of asks)
        (ask.step === "analysis" ? analyses : verdicts).add(idOf(ask, { ...task, presentation }));
      for (const { scope, messages } of asks) {
        const prompt = messages.at(-1)?.content ?? "";
        if (scope.dependsOn !== "output") continue;
        expect(prompt).toContain(task.outputs[scope.output]);
        expect(prompt).not.toContain(task.outputs[1 - scope.output]);
      }
    }
    expect([analyses.size, verdicts.size]).toEqual([2, 4]);
  });

  it.each(allPresentations)("places the analyses as the outputs are shown: %j", (presentation) => {
    const { asks, outcome } = play(protocol, pairTask(presentation), telling);
    const verdict = asks.at(-1)?.messages.at(-1)?.content ?? "";
    const [first, second] = presentation.labels === "follow" ? (["a", "b"] as const) : (["b", "a"] as const);
    const shownFirst = presentation.position === "original" ? 0 : 1;
    const said = (output: number): string =>
      `What was said on analysis of {"dependsOn":"output","output":${output}}.`;
    expect(verdict).toContain(`# Review of Output (${first})\n${said(shownFirst)}\n`);
    expect(verdict).toContain(`# Review of Output (${second})\n${said(1 - shownFirst)}\n`);
    expect(outcome).toEqual({ kind: "verdict", verdict: "first" });
  });

  it("asks for the verdict also where an analysis came back empty", () => {
    const { asks, outcome } = play(protocol, pairTask(original), (ask) =>
      ask.scope.dependsOn === "output" && ask.scope.output === 0 ? "  " : telling(ask),
    );
    expect(asks.at(-1)?.messages.at(-1)?.content).toContain("# Review of Output (a)\n(none)\n");
    expect(outcome.kind).toBe("verdict");
  });
});

describe("dataset-reference", () => {
  it("shows the dataset's answer to the judge", () => {
    const { asks } = play(
      protocolNamed("dataset-reference"),
      pairTask(original, { reference: "So it is. {{first}}" }),
      telling,
    );
    expect(asks).toHaveLength(1);
    expect(asks[0]?.messages.at(-1)?.content).toContain("# Reference answer\nSo it is. {{first}}\n");
    expect(protocolNamed("dataset-reference").info.needs).toEqual(["reference"]);
  });
});
