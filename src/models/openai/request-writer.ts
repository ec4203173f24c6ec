import type { ChatRequest } from "../../core/chat-model.js";
import type { HttpEvaluatorCard } from "../../core/evaluator-card.js";
import type { Message } from "../../core/message.js";
import { messagesJson } from "../../core/messages-json.js";
import type { Sampling } from "../../core/sampling.js";
import { convertMessages } from "./convert-messages.js";
import { convertSettings } from "./convert-settings.js";

/**
 * Writes the bodies of a card's chat completions as JSON: what `convertRequest` says. The long part, the prompt, was written for
 * the call's id and is not written again, nor are the settings, the same few of which come with every call (see `overlaySampling`).
 */
export function requestWriter(card: HttpEvaluatorCard): (request: ChatRequest) => string {
  const written = new WeakMap<Sampling, string>();

  function settingsOf(request: ChatRequest): string {
    const { sampling, schema } = request;
    const known = schema === undefined ? written.get(sampling) : undefined;
    if (known !== undefined) return known;
    const json = JSON.stringify({ model: card.model, ...convertSettings(card, request) }).slice(0, -1);
    if (schema === undefined) written.set(sampling, json);
    return json;
  }

  return (request) => `${settingsOf(request)},"messages":${promptJson(request.messages, card)}}`;
}

function promptJson(messages: readonly Message[], { systemRole }: HttpEvaluatorCard): string {
  const isAsItIs = systemRole === "system" || messages.every(({ role }) => role !== "system");
  return isAsItIs ? messagesJson(messages) : JSON.stringify(convertMessages(messages, systemRole));
}
