import type { ChatReply, FinishReason, TokenUsage } from "../../core/chat-reply.js";
import { ModelError } from "../../core/errors.js";
import { isRecord } from "../../core/is-record.js";
import type { AnswerContext } from "../http/http-model.js";
import { mapProviderError } from "../http/map-provider-error.js";
import { readProviderError } from "../http/provider-error.js";
import { redactReply } from "../http/redact-reply.js";
import { withBill } from "../http/with-bill.js";

/**
 * Reads the body of a message. Its text is that of the text blocks; thinking is left out. A body that is an error (whatever its
 * status) is the ModelError that it says; one without content or ending is `bad-response`. A refusal and a truncated reply are
 * replies, told by their finish reason. An error bears what the body says was billed.
 */
export function readReply(body: unknown, context: AnswerContext): ChatReply {
  if (!isRecord(body)) throw unusable(context, "it is no JSON object");
  const usage = readUsage(body["usage"]);
  return withBill(usage, () => readBody(body, usage, context));
}

function readBody(
  body: Readonly<Record<string, unknown>>,
  usage: TokenUsage | undefined,
  context: AnswerContext,
): ChatReply {
  const { headers, requestId } = context;
  if (body["type"] === "error" || isRecord(body["error"])) {
    throw mapProviderError(
      { error: readProviderError(body["error"], undefined), headers, requestId },
      context,
    );
  }
  const { content, model } = body;
  if (!Array.isArray(content)) throw unusable(context, "it has no content");
  const finishReason = readStop(body["stop_reason"], context);
  const blocks = content.filter(isRecord);
  const texts = blocks
    .filter((block) => block["type"] === "text")
    .map((block) => (typeof block["text"] === "string" ? block["text"] : ""));
  if (texts.length === 0 && finishReason === "stop") throw unusable(context, "its content has no text");
  const servedModel = typeof model === "string" ? model : undefined;
  return redactReply({ text: texts.join(""), finishReason, usage, servedModel, requestId }, context.secrets);
}

function readStop(reason: unknown, context: AnswerContext): FinishReason {
  switch (reason) {
    case "end_turn":
    case "stop_sequence":
      return "stop";
    case "max_tokens":
    case "model_context_window_exceeded":
      return "length";
    case "refusal":
      return "refusal";
    case "tool_use":
    case "pause_turn":
      throw unusable(context, `it ended with ${reason} although no tool was offered`);
    default:
      return "unknown";
  }
}

/**
 * Tokens as billed. The API counts prompt tokens that were read from or written to a cache apart from `input_tokens`; here
 * `input` holds all three, and the cached parts are named within it. Thinking is part of the output.
 */
function readUsage(usage: unknown): TokenUsage | undefined {
  if (!isRecord(usage)) return undefined;
  const fresh = count(usage["input_tokens"]);
  const output = count(usage["output_tokens"]);
  if (fresh === undefined || output === undefined) return undefined;
  const cacheRead = count(usage["cache_read_input_tokens"]);
  const cacheWrite = count(usage["cache_creation_input_tokens"]);
  const details = usage["output_tokens_details"];
  return {
    input: fresh + (cacheRead ?? 0) + (cacheWrite ?? 0),
    output,
    reasoning: isRecord(details) ? count(details["thinking_tokens"]) : undefined,
    cacheRead,
    cacheWrite,
  };
}

function count(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;
}

function unusable(context: AnswerContext, what: string): ModelError {
  return new ModelError(`Cannot read the reply of ${context.evaluator}: ${what}`, {
    failure: "bad-response",
    requestId: context.requestId,
    billed: "perhaps",
  });
}
