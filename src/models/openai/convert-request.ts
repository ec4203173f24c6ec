import type {
  ChatCompletionCreateParamsNonStreaming,
  ChatCompletionMessageParam,
} from "openai/resources/chat/completions";
import type { ChatRequest } from "../../core/chat-model.js";
import type { HttpEvaluatorCard } from "../../core/evaluator-card.js";
import type { Message } from "../../core/message.js";
import type { Sampling } from "../../core/sampling.js";
import { refuseUnsendable } from "../http/refuse-unsendable.js";

const hasField: Readonly<Record<keyof Sampling, boolean>> = {
  temperature: true,
  topP: true,
  topK: false,
  maxTokens: true,
  seed: true,
  stop: true,
  logprobs: true,
  effort: true,
  thinkingTokens: false,
};

/**
 * The body of a chat completion. What the request does not set is not sent; what cannot be sent is refused by name (ModelError
 * `bad-request`). `maxTokens` grows by the card's reasoningAllowance and goes where the card's maxTokensField says.
 */
export function convertRequest(
  card: HttpEvaluatorCard,
  request: ChatRequest,
): ChatCompletionCreateParamsNonStreaming {
  const { sampling, schema } = request;
  refuseUnsendable(card, request, hasField);
  return {
    model: card.model,
    messages: convertMessages(request.messages, card.systemRole),
    ...settings(card, sampling),
    ...(schema === undefined
      ? {}
      : { response_format: { type: "json_schema", json_schema: { ...schema, strict: true } } }),
  };
}

/** What is undefined is left out of the body by the SDK, as JSON has no word for it. */
function settings(card: HttpEvaluatorCard, sampling: Sampling): Readonly<Record<string, unknown>> {
  const { maxTokens } = sampling;
  return {
    temperature: sampling.temperature,
    top_p: sampling.topP,
    [card.maxTokensField]: maxTokens === undefined ? undefined : maxTokens + card.reasoningAllowance,
    seed: sampling.seed,
    stop: sampling.stop,
    logprobs: sampling.logprobs === undefined ? undefined : true,
    top_logprobs: sampling.logprobs,
    reasoning_effort: sampling.effort,
  };
}

function convertMessages(
  messages: readonly Message[],
  systemRole: HttpEvaluatorCard["systemRole"],
): ChatCompletionMessageParam[] {
  if (systemRole !== "in-user") {
    return messages.map(({ role, content }) => ({ role: role === "system" ? systemRole : role, content }));
  }
  const system = messages.filter(({ role }) => role === "system").map(({ content }) => content);
  const others = messages.filter(({ role }) => role !== "system");
  if (system.length === 0) return others.map(plain);
  const first = others.findIndex(({ role }) => role === "user");
  if (first < 0) return [{ role: "user", content: system.join("\n\n") }, ...others.map(plain)];
  return others.map((message, index) =>
    index === first ? { role: "user", content: [...system, message.content].join("\n\n") } : plain(message),
  );
}

function plain({ role, content }: Message): ChatCompletionMessageParam {
  return { role, content };
}
