import type { Redis } from "ioredis";
import type { ChatModel } from "../core/chat-model.js";
import type { HttpEvaluatorCard } from "../core/evaluator-card.js";
import { ModelError } from "../core/errors.js";
import { isRecord } from "../core/is-record.js";
import { parseJson } from "../core/parse-json.js";

/** What making models of a run's cards takes. */
export interface SentCardsOptions {
  readonly redis: Redis;
  /** Key of the cards. */
  readonly key: string;
  readonly createModel: (card: HttpEvaluatorCard) => Promise<ChatModel>;
}

/**
 * The judges of a run, by fingerprint, from the cards that it has sent; each is made once. Rejects with a ModelError
 * (`not-found`) where the card comes to another judge here: an endpoint is then filled in from another environment.
 */
export function sentCards({
  redis,
  key,
  createModel,
}: SentCardsOptions): (fingerprint: string) => Promise<ChatModel> {
  const models = new Map<string, Promise<ChatModel>>();
  async function make(fingerprint: string): Promise<ChatModel> {
    const text = await redis.hget(key, fingerprint);
    const card = text === null ? undefined : parseJson(text);
    if (!isHttpCard(card)) {
      throw new ModelError("Redis has lost the evaluator's card", { failure: "network" });
    }
    const model = await createModel(card);
    if (model.fingerprint === fingerprint) return model;
    throw new ModelError(`${card.id} has another endpoint here than where the run was started`, {
      failure: "not-found",
      hint: "Set the variables in its baseUrl alike there and here",
    });
  }
  return (fingerprint) => {
    const known = models.get(fingerprint);
    if (known !== undefined) return known;
    const made = make(fingerprint);
    models.set(fingerprint, made);
    made.catch(() => models.delete(fingerprint));
    return made;
  };
}

function isHttpCard(value: unknown): value is HttpEvaluatorCard {
  return isRecord(value) && (value["adapter"] === "openai" || value["adapter"] === "anthropic");
}
