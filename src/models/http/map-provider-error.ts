import { ModelError } from "../../core/errors.js";
import type { ModelFailure } from "../../core/model-failure.js";
import type { AnswerHeaders } from "./answer-headers.js";
import type { MapErrorContext } from "./map-error-context.js";
import type { ProviderError } from "./provider-error.js";
import { readFailure } from "./read-failure.js";
import { redact } from "./redact.js";
import { retryAfterMs } from "./retry-after-ms.js";

/** An answer that is an error, with what came around it. */
export interface ErrorAnswer {
  readonly error: ProviderError;
  readonly headers: AnswerHeaders | undefined;
  readonly requestId: string | undefined;
}

/**
 * The ModelError of a request that the provider answered with an error: failure, status, wait, request id, and the
 * provider's message without keys. The SDK's error is not kept as a cause: it may hold the key.
 */
export function mapProviderError(answer: ErrorAnswer, context: MapErrorContext): ModelError {
  const { error, headers, requestId } = answer;
  const failure = readFailure(error);
  const status = error.status === undefined ? "an error" : `status ${error.status}`;
  const words = (error.message === "" ? error.code : error.message).replaceAll(/\s+/gu, " ").trim();
  // A key that is cut in two would not be known as one any more.
  const said = redact(words, context.secrets).slice(0, longest);
  const text = `${context.evaluator} answered with ${status}${said === "" ? "" : `: ${said}`}`;
  return new ModelError(text, {
    failure,
    status: error.status,
    retryAfterMs: retryAfterMs(headers, context.now),
    requestId,
    hint: hints[failure],
    billed: behindGateway.has(error.status ?? 0) ? "perhaps" : undefined,
  });
}

/** Statuses by which a gateway says that it waited in vain: the provider behind it may have gone on. */
const behindGateway: ReadonlySet<number> = new Set([504, 524]);

/** Characters of a provider's message that are kept: a gateway may answer with a whole page. */
const longest = 500;

const hints: Partial<Readonly<Record<ModelFailure, string>>> = {
  auth: "Check the key, its rights and the account's balance",
  "not-found": "Check model and baseUrl in the evaluator's card",
};
