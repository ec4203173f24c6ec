import type { JudgedTrial } from "../../src/engine/fold-trial.js";
import type { Ask } from "../../src/core/ask.js";
import type { EngineEvent } from "../../src/core/engine.js";
import type { Instance } from "../../src/core/instance.js";
import type { JudgingTask } from "../../src/core/judging-task.js";
import { presentationId } from "../../src/core/presentation-id.js";
import { presentationsOf } from "../../src/core/presentations-of.js";
import type { Protocol } from "../../src/core/protocol.js";
import type { Trial } from "../../src/core/trial.js";

/** A made-up pair; the number decides its texts. */
export function pair(number: number): Instance {
  return {
    id: `instance-${number}`,
    dataset: "pairs",
    task: "pairwise",
    instruction: `Question ${number}`,
    outputs: [`Answer A${number}`, `Answer B${number}`],
    gold: { kind: "pair", preference: number % 2 === 0 ? "A" : "B" },
    cluster: `cluster-${number}`,
    row: number + 1,
    tags: {},
  };
}

/** Which trials to make. */
export interface TrialsOf {
  readonly evaluators?: readonly string[];
  readonly protocols?: readonly string[];
  readonly instances: number;
}

/** Every evaluator x protocol x instance x presentation, instances outermost, found as they are asked for. */
export function* trialsOf({
  evaluators = ["judge"],
  protocols = ["plain"],
  instances,
}: TrialsOf): Generator<Trial> {
  for (let number = 0; number < instances; number += 1) {
    const instance = pair(number);
    for (const evaluator of evaluators) {
      for (const protocol of protocols) {
        for (const presentation of presentationsOf("default")) {
          yield {
            cell: { evaluator, protocol, dataset: "pairs", task: "pairwise" },
            instance,
            presentation,
            repeat: 0,
          };
        }
      }
    }
  }
}

/** A short name of a trial, unique in a run. */
export function trialName({ cell, instance, presentation, repeat }: Trial): string {
  return [cell.evaluator, cell.protocol, instance.id, presentationId(presentation), repeat].join(" ");
}

/** An ask about the presentation of a task, with everything overridable. */
export function verdictAsk(task: JudgingTask, fields: Partial<Ask> = {}): Ask {
  return {
    step: "verdict",
    scope: { dependsOn: "presentation", presentation: task.presentation },
    messages: [{ role: "user", content: `${task.instruction} ${presentationId(task.presentation)}` }],
    sampling: {},
    sample: 0,
    answer: { kind: "text" },
    ...fields,
  };
}

/** An ask that both presentations of an instance share. */
export function referenceAsk(task: JudgingTask, fields: Partial<Ask> = {}): Ask {
  const messages = [{ role: "user" as const, content: `Answer: ${task.instruction}` }];
  return verdictAsk(task, { step: "reference", scope: { dependsOn: "instruction" }, messages, ...fields });
}

/** A protocol from its rounds: each one is the asks it makes; the outcome says what the replies were. */
export function protocolOfRounds(
  id: string,
  rounds: readonly ((task: JudgingTask) => readonly Ask[])[],
): Protocol {
  return {
    info: {
      id,
      version: 1,
      fingerprint: id,
      title: id,
      source: "made up",
      tasks: ["pairwise"],
      needs: [],
      sends: [],
      presentationsShareCalls: false,
    },
    next(task, replies) {
      let answered = 0;
      for (const round of rounds) {
        const asks = round(task);
        if (replies.length <= answered) return { kind: "ask", asks };
        answered += asks.length;
      }
      const excerpt = replies.map(({ step, sample, reply }) => `${step} ${sample}: ${reply.text}`).join("; ");
      return { kind: "done", outcome: { kind: "unparsed", reason: "no-verdict", excerpt } };
    },
  };
}

/** One ask about each presentation. */
export const plain: Protocol = protocolOfRounds("plain", [(task) => [verdictAsk(task)]]);

/** A reference that both presentations share, then three samples about each presentation. */
export const sampled: Protocol = protocolOfRounds("sampled", [
  (task) => [referenceAsk(task)],
  (task) => [0, 1, 2].map((sample) => verdictAsk(task, { sample })),
]);

/** All events of a run. */
export async function allEvents(events: AsyncIterable<EngineEvent>): Promise<EngineEvent[]> {
  const all: EngineEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

/** The events of one kind. */
export function ofKind<K extends EngineEvent["kind"]>(
  events: readonly EngineEvent[],
  kind: K,
): Extract<EngineEvent, { kind: K }>[] {
  return events.filter((event): event is Extract<EngineEvent, { kind: K }> => event.kind === kind);
}

/** What was judged: trial -> its outcome and calls, sorted by trial. */
export function judgedTrials(events: readonly EngineEvent[]): [string, JudgedTrial][] {
  return ofKind(events, "trial")
    .map(({ trial, outcome, calls }): [string, JudgedTrial] => [trialName(trial), { outcome, calls }])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
