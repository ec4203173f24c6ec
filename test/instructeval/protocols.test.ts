import { describe, expect, it } from "vitest";
import type { JudgingTask } from "../../src/core/judging-task.js";
import { answerProtocol } from "../../src/instructeval/answer-protocol.js";
import { answerStep } from "../../src/instructeval/answer-step.js";
import { choiceProtocol } from "../../src/instructeval/choice-protocol.js";
import { choiceSteps } from "../../src/instructeval/choice-steps.js";
import { itemInstance } from "../../src/instructeval/item-instance.js";
import { writingProtocol } from "../../src/instructeval/writing-protocol.js";
import { writingCriteria } from "../../src/instructeval/writing-criteria.js";
import { taskOf } from "../../src/core/task-of.js";
import type { BenchmarkCard } from "../../src/core/benchmark-card.js";
import type { Protocol, StepReply } from "../../src/core/protocol.js";

const card = {
  ...{
    id: "x",
    texts: {
      ask: "{{question}}|{{first}}|{{second}}",
      relevance: "{{prompt}}>{{text}}",
      coherence: "{{text}}",
    },
  },
} as unknown as BenchmarkCard;

function taskFor(outputs: readonly string[], task: JudgingTask["task"]): JudgingTask {
  return {
    ...{ dataset: "x", instance: "x/1", task, instruction: "Why {{text}}?", outputs, skills: [], repeat: 0 },
    presentation: { position: "original", labels: "follow" },
  };
}

function prompts(
  protocol: Protocol,
  task: JudgingTask,
  replies: readonly StepReply[] = [],
): readonly string[] {
  const step = protocol.next(task, replies);
  return step.kind === "ask"
    ? step.asks.map(({ step: name, messages }) => `${name}: ${messages[0]?.content ?? ""}`)
    : [];
}

function reply(step: string): StepReply {
  return { step, scope: { dependsOn: "instruction" }, sample: 0, reply: { text: "x", finishReason: "stop" } };
}

describe("the ways of asking", () => {
  it("ask a question as often as samples are wanted, and only what is missing", () => {
    const protocol = answerProtocol({ task: "x", sampling: { temperature: 0 }, samples: 3 });
    const task = taskFor(["a", "b"], "listwise");
    expect(prompts(protocol, task)).toEqual([
      "answer: Why {{text}}?",
      "answer-2: Why {{text}}?",
      "answer-3: Why {{text}}?",
    ]);
    expect(prompts(protocol, task, [reply("answer"), reply("answer-3")])).toEqual([
      "answer-2: Why {{text}}?",
    ]);
    expect(
      protocol.next(
        task,
        [0, 1, 2].map((sample) => reply(answerStep(sample))),
      ),
    ).toMatchObject({ kind: "done" });
  });

  it("show a pair in both orders", () => {
    const protocol = choiceProtocol(card, {});
    expect(prompts(protocol, taskFor(["one", "two"], "pairwise"))).toEqual([
      ...["as-a: Why {{text}}?|one|two", "as-b: Why {{text}}?|two|one"],
    ]);
    expect(protocol.next(taskFor(["one", "two"], "pairwise"), choiceSteps.map(reply))).toMatchObject({
      kind: "done",
    });
  });

  it("show a judge the task for relevance, the text alone for coherence", () => {
    const protocol = writingProtocol(card);
    expect(prompts(protocol, taskFor(["A text."], "pointwise"))).toEqual([
      ...["relevance: Why {{text}}?>A text.", "coherence: A text."],
    ]);
    expect(protocol.next(taskFor(["A text."], "pointwise"), writingCriteria.map(reply))).toMatchObject({
      kind: "done",
    });
  });

  it("never see the gold of an item", () => {
    const gold = {
      kind: "answer",
      target: "B",
      answer: "B",
      reading: { kind: "option", options: ["x", "y"] },
    } as const;
    const item = { id: "g/1", group: "g", cluster: "g", head: "", examples: [], question: "Q?", gold };
    const instance = itemInstance({ item, task: "x", prompt: "Q?", row: 1 });
    expect(instance).toMatchObject({
      gold: { kind: "best", index: 0 },
      outputs: ["B", "A"],
      tags: { group: ["g"] },
    });
    const trial = {
      ...{
        cell: { evaluator: "e", protocol: "x", dataset: "x", task: "listwise" as const },
        instance,
        repeat: 0,
      },
      presentation: { position: "original" as const, labels: "follow" as const },
    };
    expect(Object.keys(taskOf(trial))).not.toContain("gold");
  });
});
