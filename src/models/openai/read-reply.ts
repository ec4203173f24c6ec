import type { ChatReply, FinishReason, TokenUsage } from "../../core/chat-reply.js";
import { ModelError } from "../../core/errors.js";
import { isRecord } from "../../core/is-record.js";
import type { AnswerContext } from "../http/http-model.js";
import { mapProviderError } from "../http/map-provider-error.js";
import { readProviderError } from "../http/provider-error.js";
import { redactReply } from "../http/redact-reply.js";
import { withBill } from "../http/with-bill.js";
import { readLogprobs } from "./read-logprobs.js";

/** What came around a body. */
export interface ReplyContext extends AnswerContext {
  /** Whether the request asked for token probabilities. */
  readonly logprobs: boolean;
}

/**
 * Reads the body of a chat completion, whatever an endpoint that calls itself compatible may send. A body that is an error
 * (whatever its status) is the ModelError that it says; one without a usable choice is `bad-response`. A refusal, a filtered and a
 * truncated reply are replies, told by their finish reason. An error bears what the body says was billed.
 */
export function readReply(body: unknown, context: ReplyContext): ChatReply {
  if (!isRecord(body)) throw unusable(context, "it is no JSON object");
  const usage = readUsage(body["usage"]);
  return withBill(usage, () => readBody(body, usage, context));
}

function readBody(
  body: Readonly<Record<string, unknown>>,
  usage: TokenUsage | undefined,
  context: ReplyContext,
): ChatReply {
  if (isThere(body["error"])) throw errorIn(body["error"], context);
  const choices: readonly unknown[] = Array.isArray(body["choices"]) ? body["choices"] : [];
  const [choice] = choices;
  if (!isRecord(choice)) throw unusable(context, "it has no choices");
  if (isThere(choice["error"])) throw errorIn(choice["error"], context);
  const { text, finishReason } = readChoice(choice, context);
  const logprobs = readLogprobs(choice["logprobs"]);
  if (context.logprobs && logprobs === undefined && finishReason === "stop" && text !== "") {
    throw new ModelError(`${context.evaluator} sent no token probabilities although they were asked for`, {
      failure: "bad-request",
      requestId: context.requestId,
      hint: "Name logprobs under cannot in the evaluator's card",
    });
  }
  const { model } = body;
  const servedModel = typeof model === "string" ? model : undefined;
  const { requestId, secrets } = context;
  return redactReply({ text, finishReason, usage, logprobs, servedModel, requestId }, secrets);
}

function readChoice(
  choice: Readonly<Record<string, unknown>>,
  context: ReplyContext,
): Pick<ChatReply, "text" | "finishReason"> {
  const { message } = choice;
  if (!isRecord(message)) throw unusable(context, "its choice has no message");
  const refusal = message["refusal"];
  const text = textOf(message["content"]);
  if (typeof refusal === "string" && refusal !== "")
    return { text: text ?? refusal, finishReason: "refusal" };
  const finishReason = readFinish(choice["finish_reason"], context);
  if (text === undefined && !mayBeEmpty.has(finishReason))
    throw unusable(context, "its message has no content");
  return { text: text ?? "", finishReason };
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** Ends at which a message may have no text: nothing was let through, or hidden reasoning took all the tokens. */
const mayBeEmpty: ReadonlySet<FinishReason> = new Set(["content-filter", "length", "refusal"]);

function readFinish(reason: unknown, context: ReplyContext): FinishReason {
  switch (reason) {
    case "stop":
    case "eos":
    case "end_turn":
    case "stop_sequence":
      return "stop";
    case "length":
    case "max_tokens":
      return "length";
    case "content_filter":
      return "content-filter";
    case "refusal":
      return "refusal";
    case "tool_calls":
    case "function_call":
      throw unusable(context, "it calls a tool although none was offered");
    case "error":
    case "insufficient_system_resource":
      throw unusable(context, `it ended with ${reason}`);
    default:
      return "unknown";
  }
}

function textOf(content: unknown): string | undefined {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return undefined;
  const parts: readonly unknown[] = content;
  return parts
    .filter(isRecord)
    .map((part) => (part["type"] === "text" && typeof part["text"] === "string" ? part["text"] : ""))
    .join("");
}

/**
 * Tokens as billed. Some endpoints leave hidden reasoning out of `completion_tokens` but not out of the total: the larger
 * figure is what is paid for.
 */
function readUsage(usage: unknown): TokenUsage | undefined {
  if (!isRecord(usage)) return undefined;
  const input = count(usage["prompt_tokens"]);
  const completion = count(usage["completion_tokens"]);
  if (input === undefined || completion === undefined) return undefined;
  const details = usage["completion_tokens_details"];
  const cached = usage["prompt_tokens_details"];
  return {
    input,
    output: Math.max(completion, (count(usage["total_tokens"]) ?? 0) - input),
    reasoning: isRecord(details) ? count(details["reasoning_tokens"]) : undefined,
    cacheRead: isRecord(cached) ? count(cached["cached_tokens"]) : undefined,
  };
}

function count(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;
}

function errorIn(error: unknown, context: ReplyContext): ModelError {
  const { headers, requestId } = context;
  return mapProviderError({ error: readProviderError(error, undefined), headers, requestId }, context);
}

function unusable(context: ReplyContext, what: string): ModelError {
  return new ModelError(`Cannot read the reply of ${context.evaluator}: ${what}`, {
    failure: "bad-response",
    requestId: context.requestId,
    billed: "perhaps",
  });
}
