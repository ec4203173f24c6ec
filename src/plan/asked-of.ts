import type { Ask } from "../core/ask.js";
import { canonicalJson } from "../core/canonical-json.js";
import type { JudgingTask } from "../core/judging-task.js";
import type { Protocol, StepReply } from "../core/protocol.js";
import { sha256 } from "../core/sha256.js";

/** How the stand-in judge answers: always for the same output, or always for the one shown first. */
export type Scenario = "agreeing" | "contradicting";

/** A protocol that asks for more rounds than this is taken to be endless. */
const mostRounds = 100;

/**
 * Everything that a protocol asks for one trial, when a stand-in judge answers by the examples of each ask's answer form.
 * A text step's stand-in reply is different for different prompts, so that what follows from it is told apart as the
 * real replies would be.
 */
export function askedOf(protocol: Protocol, task: JudgingTask, scenario: Scenario): readonly Ask[] {
  const asked: Ask[] = [];
  const replies: StepReply[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    const step = protocol.next(task, replies);
    if (step.kind === "done") return asked;
    for (const ask of step.asks) {
      asked.push(ask);
      const reply = { text: standIn(ask, scenario), finishReason: "stop" as const };
      replies.push({ step: ask.step, scope: ask.scope, sample: ask.sample, reply });
    }
  }
  throw new RangeError(`Cannot count the calls of protocol ${protocol.info.id}: it never ends`);
}

function standIn(ask: Ask, scenario: Scenario): string {
  const { answer, scope } = ask;
  switch (answer.kind) {
    case "text":
      return `[reply ${sha256(canonicalJson(ask.messages)).slice(0, 16)}]`;
    case "scores": {
      const scores = Object.fromEntries(answer.criteria.map((criterion) => [criterion, answer.low]));
      return answer.form === "number" ? String(answer.low) : JSON.stringify(scores);
    }
    case "choice": {
      const swapped = scope.dependsOn === "presentation" && scope.presentation.position === "swapped";
      return scenario === "agreeing" && swapped ? answer.options.second : answer.options.first;
    }
  }
}
