import type { Ask } from "../core/ask.js";
import type { JudgingTask } from "../core/judging-task.js";
import type { Protocol, StepReply } from "../core/protocol.js";
import { askedOf } from "../plan/asked-of.js";

/** An ask as it would be sent, and how many times the same prompt would be. */
export interface ShownAsk {
  readonly ask: Ask;
  /** Samples drawn for it. */
  readonly samples: number;
}

/** A protocol that asks for more rounds than this is taken to be endless. */
const mostRounds = 100;

/**
 * All that a protocol sends for a task, in order, samples of one prompt told once. What a later prompt quotes of an earlier
 * reply is a stand-in: `[reply of step metrics]`. Every judgment of the pair is for the output shown first, so that what is
 * only sent to a judge who contradicts itself is shown too.
 */
export function asksShown(protocol: Protocol, task: JudgingTask): readonly ShownAsk[] {
  const most = askedOf(protocol, task, "contradicting").length;
  const marked = walk(protocol, task, markedReply);
  // A parser that wants nothing but the answer does not read a marked one: what follows it is then shown without a mark.
  return groupSamples(marked.length < most ? walk(protocol, task, plainReply) : marked);
}

function walk(protocol: Protocol, task: JudgingTask, replyTo: (ask: Ask) => string): readonly Ask[] {
  const asks: Ask[] = [];
  const replies: StepReply[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    const step = protocol.next(task, replies);
    if (step.kind === "done") return asks;
    for (const ask of step.asks) {
      asks.push(ask);
      const reply = { text: replyTo(ask), finishReason: "stop" as const };
      replies.push({ step: ask.step, scope: ask.scope, sample: ask.sample, reply });
    }
  }
  throw new RangeError(`Cannot show protocol ${protocol.info.id}: it never ends`);
}

function markedReply(ask: Ask): string {
  const mark = `[reply of step ${ask.step}]`;
  return ask.answer.kind === "choice" ? `${mark}\n${ask.answer.options.first}` : plainReply(ask);
}

function plainReply({ step, answer }: Ask): string {
  switch (answer.kind) {
    case "text":
      return `[reply of step ${step}]`;
    case "choice":
      return answer.options.first;
    case "scores":
      return answer.form === "number"
        ? String(answer.low)
        : JSON.stringify(Object.fromEntries(answer.criteria.map((criterion) => [criterion, answer.low])));
  }
}

function groupSamples(asks: readonly Ask[]): readonly ShownAsk[] {
  return asks
    .filter(({ sample }) => sample === 0)
    .map((ask) => ({ ask, samples: asks.filter((other) => isSamePrompt(ask, other)).length }));
}

function isSamePrompt(a: Ask, b: Ask): boolean {
  return a.step === b.step && JSON.stringify(a.scope) === JSON.stringify(b.scope);
}
