import type { ChatModel, ChatRequest, TimedReply } from "../core/chat-model.js";
import { ModelError } from "../core/errors.js";
import type { HttpEvaluatorCard } from "../core/evaluator-card.js";
import { keysAtHand } from "../core/keys-at-hand.js";

/**
 * The model of a card with any number of keys: one model for each key that the environment has, of which a request takes the
 * one that it names. They have one fingerprint: who pays changes no reply. Requests that name none (a worker's, who alone knows its
 * keys) take them in turn.
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
  const inTurn = takeTurns(models);
  return {
    id: model.id,
    fingerprint: model.fingerprint,
    complete: (request) =>
      request.key === undefined ? inTurn(request) : (models[request.key] ?? model).complete(request),
  };
}

/** One after the other; a key that is refused is passed over, until all of them were. */
function takeTurns(models: readonly ChatModel[]): (request: ChatRequest) => Promise<TimedReply> {
  const refused = new Set<ChatModel>();
  let turn = 0;
  const next = (): ChatModel | undefined => {
    const left = models.filter((model) => !refused.has(model));
    turn += 1;
    return left[turn % left.length];
  };
  async function ask(request: ChatRequest): Promise<TimedReply> {
    const model = next();
    if (model === undefined) throw new TypeError("No key is left to take");
    try {
      return await model.complete(request);
    } catch (error) {
      if (!(error instanceof ModelError) || error.failure !== "auth") throw error;
      refused.add(model);
      if (refused.size < models.length) return ask(request);
      // Somebody may mend the account: the next request finds out.
      refused.clear();
      throw error;
    }
  }
  return ask;
}
