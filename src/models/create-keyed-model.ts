import type { ChatModel } from "../core/chat-model.js";
import type { HttpEvaluatorCard } from "../core/evaluator-card.js";
import { keysAtHand } from "../core/keys-at-hand.js";

/**
 * The model of a card with any number of keys: one model for each key that the environment has, of which a request takes the
 * one that it names. They have one fingerprint: who pays changes no reply.
 *
 * @param create makes the model of a card with one key at most
 */
export async function createKeyedModel<Card extends HttpEvaluatorCard>(
  card: Card,
  environment: Readonly<Record<string, string | undefined>>,
  create: (card: Card) => Promise<ChatModel>,
): Promise<ChatModel> {
  const [first, ...others] = keysAtHand(card, environment);
  // Without any, the card says itself what is missing.
  if (first === undefined) return create(card);
  const model = await create({ ...card, apiKeyEnv: first });
  if (others.length === 0) return model;
  const models = [model, ...(await Promise.all(others.map((apiKeyEnv) => create({ ...card, apiKeyEnv }))))];
  return {
    id: model.id,
    fingerprint: model.fingerprint,
    complete: (request) => (models[request.key ?? 0] ?? model).complete(request),
  };
}
