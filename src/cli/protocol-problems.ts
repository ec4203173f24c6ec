import type { Ask } from "../core/ask.js";
import { SuiteError } from "../core/errors.js";
import type { Instance } from "../core/instance.js";
import type { JudgingTask } from "../core/judging-task.js";
import { presentationId } from "../core/presentation-id.js";
import { presentationsOf } from "../core/presentations-of.js";
import type { Presentation } from "../core/presentation.js";
import type { Protocol, Step, StepReply } from "../core/protocol.js";
import { shownOrder } from "../core/shown-order.js";
import { taskOf } from "../core/task-of.js";
import { sampleInstance } from "./sample-instance.js";
import { sampleList } from "./sample-list.js";

type DoneOutcome = Extract<Step, { readonly kind: "done" }>["outcome"];

/** A protocol that asks for more rounds than this is taken to be endless. */
const mostRounds = 100;

/**
 * What is wrong with a protocol that only shows when it is asked: it is rendered for samples in every presentation, and has
 * to read its own example answers back as what they say.
 */
export function protocolProblems(protocol: Protocol): readonly string[] {
  const samples = [sampleInstance, sampleList].filter(({ task }) => protocol.info.tasks.includes(task));
  const problems = samples.flatMap((instance) =>
    presentationsOf("full").flatMap((presentation) => {
      const task = sampleTask(protocol, instance, presentation);
      return shownOrder(task, presentation).flatMap((output) => {
        const problem = choiceProblem(protocol, task, output);
        return problem === undefined ? [] : [`Presentation ${presentationId(presentation)}: ${problem}`];
      });
    }),
  );
  const alone = protocol.info.tasks.includes("pointwise") ? pointProblem(protocol) : undefined;
  return [...new Set([...problems, ...(alone === undefined ? [] : [`One output alone: ${alone}`])])];
}

function sampleTask({ info }: Protocol, instance: Instance, presentation: Presentation): JudgingTask {
  const { dataset, task } = instance;
  const cell = { evaluator: "any", protocol: info.id, dataset, task };
  return taskOf({ cell, instance, presentation, repeat: 0 });
}

/** What is wrong where every answer is for one output, by its index in the dataset's order. */
function choiceProblem(protocol: Protocol, task: JudgingTask, output: number): string | undefined {
  const outcome = answered(protocol, task, output);
  if (typeof outcome === "string") return outcome;
  const place = shownOrder(task, task.presentation).indexOf(output);
  const isPair = task.task === "pairwise";
  const wanted = isPair ? (place === 0 ? "first" : "second") : `output ${output}`;
  const read = wordOf(outcome);
  if (read === wanted) return undefined;
  const asked = isPair
    ? `the ${wanted} output`
    : `the output in place ${place + 1} of ${task.outputs.length}`;
  return `its own example of an answer for ${asked} is read as ${read}`;
}

function wordOf(outcome: DoneOutcome): string {
  if (outcome.kind === "pick") return `output ${outcome.picked.join(" and ")}`;
  return outcome.kind === "verdict" ? outcome.verdict : outcome.kind;
}

function pointProblem(protocol: Protocol): string | undefined {
  const pair = sampleTask(protocol, sampleInstance, { position: "original", labels: "follow" });
  const task: JudgingTask = { ...pair, task: "pointwise", outputs: pair.outputs.slice(0, 1) };
  const outcome = answered(protocol, task, 0);
  if (typeof outcome === "string") return outcome;
  return outcome.kind === "scores" ? undefined : `its own example of a score is read as ${outcome.kind}`;
}

/** The outcome when every answer is for one output, or why there is none. */
function answered(protocol: Protocol, task: JudgingTask, output: number): DoneOutcome | string {
  const replies: StepReply[] = [];
  try {
    for (let round = 0; round < mostRounds; round += 1) {
      const step = protocol.next(task, replies);
      if (step.kind === "done") return step.outcome;
      for (const ask of step.asks) {
        const reply = { text: exampleReply(ask, task, output), finishReason: "stop" as const };
        replies.push({ protocol: ask.protocol, step: ask.step, scope: ask.scope, sample: ask.sample, reply });
      }
    }
    return "it never ends";
  } catch (error) {
    if (error instanceof SuiteError || error instanceof RangeError) return error.message;
    throw error;
  }
}

function exampleReply({ answer, scope }: Ask, task: JudgingTask, output: number): string {
  // The same output has another place in another presentation.
  const order = shownOrder(task, scope.dependsOn === "presentation" ? scope.presentation : task.presentation);
  switch (answer.kind) {
    case "text":
      return answer.examples?.[0] ?? "A text.";
    case "choice":
      return order[0] === output ? answer.options.first : answer.options.second;
    case "best":
      return answer.options[order.indexOf(output)] ?? "";
    case "scores": {
      const score = scope.dependsOn === "output" && scope.output === output ? answer.high : answer.low;
      return answer.form === "number"
        ? String(score)
        : JSON.stringify(Object.fromEntries(answer.criteria.map((criterion) => [criterion, score])));
    }
  }
}
