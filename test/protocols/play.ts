import type { Ask } from "../../src/core/ask.js";
import type { ChatReply } from "../../src/core/chat-reply.js";
import type { FailedOutcome, Outcome } from "../../src/core/outcome.js";
import type { Presentation } from "../../src/core/presentation.js";
import { presentationsOf } from "../../src/core/presentations-of.js";
import type { Protocol, StepReply } from "../../src/core/protocol.js";
import { shownOrder } from "../../src/core/shown-order.js";
import type { JudgingTask } from "../../src/core/judging-task.js";

/** How a game of a protocol against a scripted judge went. */
export interface Played {
  readonly outcome: Exclude<Outcome, FailedOutcome>;
  readonly asks: readonly Ask[];
  readonly rounds: number;
}

/** More asks than any protocol needs. */
const bound = 60;

/** Plays a protocol to its end. Throws when it does not end. */
export function play(protocol: Protocol, task: JudgingTask, judge: (ask: Ask) => ChatReply | string): Played {
  const replies: StepReply[] = [];
  const asks: Ask[] = [];
  for (let rounds = 0; asks.length <= bound; rounds += 1) {
    const step = protocol.next(task, replies);
    if (step.kind === "done") return { outcome: step.outcome, asks, rounds };
    if (step.asks.length === 0) throw new Error("asks for nothing, and is not done");
    for (const ask of step.asks) {
      const said = judge(ask);
      const reply: ChatReply = typeof said === "string" ? { text: said, finishReason: "stop" } : said;
      asks.push(ask);
      const { protocol: owner, juror, step: name, scope, sample } = ask;
      replies.push({ protocol: owner, juror, step: name, scope, sample, reply });
    }
  }
  throw new Error(`does not end within ${bound} asks`);
}

/** A judge that prefers one output of the dataset's order, whichever way it is shown; of a pair, unless a task is given. */
export function preferring(output: number, task?: JudgingTask): (ask: Ask) => string {
  return ({ answer, scope }) => {
    switch (answer.kind) {
      case "text":
        return answer.examples?.[0] ?? "A text that helps.";
      case "choice": {
        const first = scope.dependsOn === "presentation" && scope.presentation.position === "swapped" ? 1 : 0;
        return output === first ? answer.options.first : answer.options.second;
      }
      case "best": {
        const content = task ?? { task: "pairwise", instruction: "", outputs: answer.options };
        const shown = scope.dependsOn === "presentation" ? shownOrder(content, scope.presentation) : [];
        return answer.options[shown.indexOf(output)] ?? "";
      }
      case "scores": {
        const score = scope.dependsOn === "output" && scope.output === output ? answer.high : answer.low;
        return scoresReply(answer, score);
      }
    }
  };
}

/** A reply that gives every criterion the same score. */
export function scoresReply(answer: Extract<Ask["answer"], { kind: "scores" }>, score: number): string {
  if (answer.form === "number") return String(score);
  return `All is said.\n${JSON.stringify(Object.fromEntries(answer.criteria.map((name) => [name, score])))}`;
}

/** All four ways of showing a pair. */
export const allPresentations: readonly Presentation[] = presentationsOf("full");

/** A made-up pair. */
export function pairTask(presentation: Presentation, changes: Partial<JudgingTask> = {}): JudgingTask {
  return {
    dataset: "made-up",
    instance: "made-up-1",
    task: "pairwise",
    instruction: "Say in one sentence what a {{verb}} is; cost: $& 5, \\n stays.",
    outputs: ["A verb is a word for an action or a state. {{second}}", "Verbs! They make language move."],
    reference: "A verb is a word that expresses an action, an event or a state.",
    skills: ["Factuality", "Conciseness"],
    presentation,
    repeat: 0,
    ...changes,
  };
}

/** A made-up list of four outputs, of which one is empty and one has what looks like a heading. */
export function listTask(presentation: Presentation, changes: Partial<JudgingTask> = {}): JudgingTask {
  const outputs = [
    "Verbs! They make language move.",
    "A verb is a word for an action or a state. {{outputs}}",
    "",
    "# Output (A)\nIs the best.",
  ];
  return pairTask(presentation, { task: "listwise", instance: "made-up-list", outputs, ...changes });
}
