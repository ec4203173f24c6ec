import { ModelError } from "../../core/errors.js";
import type { HttpEvaluatorCard } from "../../core/evaluator-card.js";
import type { ChatRequest } from "../../core/chat-model.js";
import type { Sampling } from "../../core/sampling.js";

/**
 * Throws a ModelError (`bad-request`) that names every setting (or `schema`) of a request which the model refuses (the card's `cannot`) or
 * for which the API has no field: a setting is sent as it is, or not at all and said so.
 */
export function refuseUnsendable(
  card: HttpEvaluatorCard,
  { sampling, schema }: Pick<ChatRequest, "sampling" | "schema">,
  hasField: Readonly<Record<keyof Sampling, boolean>>,
): void {
  const refused: string[] = settingNames.filter(
    (name) => sampling[name] !== undefined && (card.cannot.includes(name) || !hasField[name]),
  );
  if (schema !== undefined && card.cannot.includes("schema")) refused.push("schema");
  if (refused.length === 0) return;
  throw new ModelError(
    `Cannot send ${refused.join(", ")} to ${card.id}: the ${card.adapter} evaluator takes no such setting`,
    {
      failure: "bad-request",
      hint: "Remove it from the card's sampling, or leave this evaluator out of protocols that send it",
    },
  );
}

const settingNames = [
  "temperature",
  "topP",
  "topK",
  "maxTokens",
  "seed",
  "stop",
  "logprobs",
  "effort",
  "thinkingTokens",
] as const satisfies readonly (keyof Sampling)[];

// Fails to compile once Sampling has a setting that the list lacks: it would go unchecked.
true satisfies Exclude<keyof Sampling, (typeof settingNames)[number]> extends never ? true : never;
