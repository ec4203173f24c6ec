import type { Protocol, ProtocolInfo } from "../core/protocol.js";
import { fingerprintOf } from "./fingerprint-of.js";
import type { ProtocolCard } from "./protocol-card.js";
import type { ProtocolDefinition } from "./protocol-definition.js";
import type { Shape } from "./shapes/shape.js";
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
    next: nextOf(definition),
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

/** By the shape that the card names. Made once: it is asked for each step of each trial. */
function nextOf(definition: ProtocolDefinition): Protocol["next"] {
  const { card } = definition;
  switch (card.shape) {
    case "compare":
      return over(shapes.compare, { ...definition, card });
    case "consistency":
      return over(shapes.consistency, { ...definition, card });
    case "swap-synthesize":
      return over(shapes["swap-synthesize"], { ...definition, card });
    case "roles":
      return over(shapes.roles, { ...definition, card });
    case "vote":
      return over(shapes.vote, { ...definition, card });
    case "rate":
      return over(shapes.rate, { ...definition, card });
    case "skills":
      return over(shapes.skills, { ...definition, card });
    case "checklist":
      return over(shapes.checklist, { ...definition, card });
    case "graded-checklist":
      return over(shapes["graded-checklist"], { ...definition, card });
    case "probability-pair":
      return over(shapes["probability-pair"], { ...definition, card });
    case "list":
      return over(shapes.list, { ...definition, card });
  }
}

function over<Card extends ProtocolCard>(
  shape: Shape<Card>,
  definition: ProtocolDefinition<Card>,
): Protocol["next"] {
  return (task, replies) => shape.next(definition, task, replies);
}
