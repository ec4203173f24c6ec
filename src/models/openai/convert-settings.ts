import type { ChatRequest } from "../../core/chat-model.js";
import type { HttpEvaluatorCard } from "../../core/evaluator-card.js";
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
 * All that a chat completion says beside the model and the prompt. What the request does not set is undefined, which JSON leaves out; what
 * cannot be sent is refused by name (ModelError `bad-request`). `maxTokens` grows by the card's reasoningAllowance and goes where
 * the card's maxTokensField says.
 */
export function convertSettings(
  card: HttpEvaluatorCard,
  request: Pick<ChatRequest, "sampling" | "schema">,
): Readonly<Record<string, unknown>> {
  refuseUnsendable(card, request, hasField);
  const { sampling, schema } = request;
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
    response_format:
      schema === undefined ? undefined : { type: "json_schema", json_schema: { ...schema, strict: true } },
  };
}
