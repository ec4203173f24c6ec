import type { JudgingTask } from "../core/judging-task.js";
import type { Protocol, ProtocolInfo, Step, StepReply } from "../core/protocol.js";
import { fingerprintOf } from "./fingerprint-of.js";
import type { ProtocolDefinition } from "./protocol-definition.js";
import { shapes } from "./shapes/shapes.js";
import { stepSchemas } from "./step-schemas.js";

/** A protocol that was made from a card, with its definition. */
export interface CardProtocol extends Protocol {
  readonly definition: ProtocolDefinition;
}

/** The protocol that a definition describes. */
export function protocolOf(definition: ProtocolDefinition): CardProtocol {
  return {
    info: infoOf(definition),
    definition,
    next: (task, replies) => nextStep(definition, task, replies),
  };
}

function infoOf(definition: ProtocolDefinition): ProtocolInfo {
  const { id, card, steps, members = [] } = definition;
  const shape = shapes[card.shape];
  const asked = steps.filter(({ texts }) => texts === undefined);
  const sends = asked.flatMap(({ sampling }) =>
    Object.entries(sampling).flatMap(([name, value]) =>
      value === undefined || name === "maxTokens" ? [] : [name],
    ),
  );
  if (stepSchemas(steps).length > 0) sends.push("schema");
  const evaluators = steps.flatMap(({ evaluator }) => evaluator ?? []);
  const named = [...new Set([...evaluators, ...members.flatMap(({ info }) => info.evaluators ?? [])])];
  return {
    id,
    version: card.version,
    fingerprint: fingerprintOf(definition),
    title: card.title,
    source: card.source,
    tasks: shape.tasks,
    needs: [...new Set([...shape.needs, ...card.needs, ...members.flatMap(({ info }) => info.needs)])],
    sends: [...new Set([...sends, ...members.flatMap(({ info }) => info.sends)])].sort(),
    presentationsShareCalls:
      shape.presentationsShareCalls ||
      (members.length > 0 && members.every(({ info }) => info.presentationsShareCalls)),
    asksAlike: shape.asksMoreOfTheUndecided !== true && members.every(({ info }) => info.asksAlike === true),
    ...(named.length === 0 ? {} : { evaluators: named }),
  };
}

function nextStep(definition: ProtocolDefinition, task: JudgingTask, replies: readonly StepReply[]): Step {
  const { card } = definition;
  switch (card.shape) {
    case "compare":
      return shapes.compare.next({ ...definition, card }, task, replies);
    case "consistency":
      return shapes.consistency.next({ ...definition, card }, task, replies);
    case "swap-synthesize":
      return shapes["swap-synthesize"].next({ ...definition, card }, task, replies);
    case "roles":
      return shapes.roles.next({ ...definition, card }, task, replies);
    case "vote":
      return shapes.vote.next({ ...definition, card }, task, replies);
    case "rate":
      return shapes.rate.next({ ...definition, card }, task, replies);
    case "skills":
      return shapes.skills.next({ ...definition, card }, task, replies);
    case "checklist":
      return shapes.checklist.next({ ...definition, card }, task, replies);
    case "graded-checklist":
      return shapes["graded-checklist"].next({ ...definition, card }, task, replies);
    case "probability-pair":
      return shapes["probability-pair"].next({ ...definition, card }, task, replies);
    case "list":
      return shapes.list.next({ ...definition, card }, task, replies);
  }
}
