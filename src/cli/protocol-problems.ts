import type { Ask } from "../core/ask.js";
import { SuiteError } from "../core/errors.js";
import type { JudgingTask } from "../core/judging-task.js";
import { presentationId } from "../core/presentation-id.js";
import { presentationsOf } from "../core/presentations-of.js";
import type { Presentation } from "../core/presentation.js";
import type { Protocol, Step, StepReply } from "../core/protocol.js";
import { taskOf } from "../core/task-of.js";
import type { Verdict } from "../core/verdict.js";
import { sampleInstance } from "./sample-instance.js";

type DoneOutcome = Extract<Step, { readonly kind: "done" }>["outcome"];

/** A protocol that asks for more rounds than this is taken to be endless. */
const mostRounds = 100;

/**
 * What is wrong with a protocol that only shows when it is asked: it is rendered for a sample in every presentation, and has
 * to read its own example answers back as what they say.
 */
export function protocolProblems(protocol: Protocol): readonly string[] {
  const { tasks } = protocol.info;
  const problems = presentationsOf("full").flatMap((presentation) => {
    if (!tasks.includes("pairwise")) return [];
    const task = sampleTask(protocol, presentation);
    return (["first", "second"] as const).flatMap((verdict) => {
      const problem = pairProblem(protocol, task, verdict);
      return problem === undefined ? [] : [`Presentation ${presentationId(presentation)}: ${problem}`];
    });
  });
  const alone = tasks.includes("pointwise") ? pointProblem(protocol) : undefined;
  return [...new Set([...problems, ...(alone === undefined ? [] : [`One output alone: ${alone}`])])];
}

function sampleTask({ info }: Protocol, presentation: Presentation): JudgingTask {
  const cell = {
    evaluator: "any",
    protocol: info.id,
    dataset: sampleInstance.dataset,
    task: "pairwise",
  } as const;
  return taskOf({ cell, instance: sampleInstance, presentation, repeat: 0 });
}

function pairProblem(protocol: Protocol, task: JudgingTask, verdict: Verdict): string | undefined {
  const outcome = answered(protocol, task, verdict);
  if (typeof outcome === "string") return outcome;
  if (outcome.kind === "verdict" && outcome.verdict === verdict) return undefined;
  const read = outcome.kind === "verdict" ? outcome.verdict : outcome.kind;
  return `its own example of an answer for the ${verdict} output is read as ${read}`;
}

function pointProblem(protocol: Protocol): string | undefined {
  const pair = sampleTask(protocol, { position: "original", labels: "follow" });
  const task: JudgingTask = { ...pair, task: "pointwise", outputs: pair.outputs.slice(0, 1) };
  const outcome = answered(protocol, task, "first");
  if (typeof outcome === "string") return outcome;
  return outcome.kind === "scores" ? undefined : `its own example of a score is read as ${outcome.kind}`;
}

/** The outcome when every answer is for the output that the trial shows first (or second), or why there is none. */
function answered(protocol: Protocol, task: JudgingTask, verdict: Verdict): DoneOutcome | string {
  const replies: StepReply[] = [];
  try {
    for (let round = 0; round < mostRounds; round += 1) {
      const step = protocol.next(task, replies);
      if (step.kind === "done") return step.outcome;
      for (const ask of step.asks) {
        const reply = { text: exampleReply(ask, task, verdict), finishReason: "stop" as const };
        replies.push({ protocol: ask.protocol, step: ask.step, scope: ask.scope, sample: ask.sample, reply });
      }
    }
    return "it never ends";
  } catch (error) {
    if (error instanceof SuiteError || error instanceof RangeError) return error.message;
    throw error;
  }
}

function exampleReply({ answer, scope }: Ask, { presentation }: JudgingTask, verdict: Verdict): string {
  switch (answer.kind) {
    case "text":
      return "A text.";
    case "choice": {
      // The same output in the other position has the other place.
      const turned =
        scope.dependsOn === "presentation" && scope.presentation.position !== presentation.position;
      return (verdict === "first") === turned ? answer.options.second : answer.options.first;
    }
    case "scores": {
      const shownFirst = presentation.position === "original" ? 0 : 1;
      const isFirst = scope.dependsOn === "output" && scope.output === shownFirst;
      const score = isFirst === (verdict === "first") ? answer.high : answer.low;
      return answer.form === "number"
        ? String(score)
        : JSON.stringify(Object.fromEntries(answer.criteria.map((criterion) => [criterion, score])));
    }
  }
}
