import type { ChatModel } from "../../core/chat-model.js";
import type { HttpEvaluatorCard } from "../../core/evaluator-card.js";
import { createHttpModel } from "../../models/create-http-model.js";
import type { Surroundings } from "./surroundings.js";

/** Makes the judges of cards that runs have sent, with the keys of the worker's own environment. */
export function createWorkerModel({
  environment,
  clock,
}: Surroundings): (card: HttpEvaluatorCard) => Promise<ChatModel> {
  // The seed is no part of such a judge: it is the coin of those that are rules.
  return (card) => createHttpModel(card, { environment, clock, seed: "" });
}
