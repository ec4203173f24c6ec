import type { ChatCompletionCreateParamsNonStreaming } from "openai/resources/chat/completions";
import type { ChatRequest } from "../../core/chat-model.js";
import type { HttpEvaluatorCard } from "../../core/evaluator-card.js";
import { convertMessages } from "./convert-messages.js";
import { convertSettings } from "./convert-settings.js";

/** The body of a chat completion. Throws a ModelError (`bad-request`) that names what cannot be sent. */
export function convertRequest(
  card: HttpEvaluatorCard,
  request: ChatRequest,
): ChatCompletionCreateParamsNonStreaming {
  const settings = convertSettings(card, request);
  return { model: card.model, ...settings, messages: convertMessages(request.messages, card.systemRole) };
}
