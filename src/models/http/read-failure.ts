import type { ModelFailure } from "../../core/model-failure.js";
import type { ProviderError } from "./provider-error.js";

const noMoney =
  /insufficient_quota|billing_(?:error|hard_limit)|credit balance is too low|insufficient (?:credits|balance)/iu;
const tooLarge = /^request too large\b/iu;
const filtered = /content_?filter|content[ _]management[ _]policy|responsibleaipolicyviolation/iu;
const tooLong =
  /context_length_exceeded|request_too_large|context (?:length|window|size)|maximum (?:context|model|prompt) length|prompt is too long|input is too long|too many input tokens|reduce the length of/iu;

/**
 * What a provider's error means for a call.
 *
 * An account without money (402, OpenAI's 429 `insufficient_quota`, Anthropic's low credit) is `auth`, whatever its status:
 * waiting does not help and every further call would fail alike, so the evaluator must be given up at once. A server's own
 * trouble (500, 502, 503, 529) is `overloaded`: it may pass.
 */
export function readFailure({ status, code, message }: ProviderError): ModelFailure {
  const words = `${code} ${message}`;
  if ((status === undefined || status < 500) && noMoney.test(words)) return "auth";
  if (status === undefined) return byCode(code, words);
  if (status === 400 || status === 413 || status === 422) return refusedAs(status, words);
  // OpenAI's word for a call that is larger than a whole minute's tokens: waiting does not make it smaller.
  return status === 429 && tooLarge.test(message) ? "context-length" : byStatus(status);
}

function refusedAs(status: number, words: string): ModelFailure {
  if (filtered.test(words)) return "content-filter";
  return status === 413 || tooLong.test(words) ? "context-length" : "bad-request";
}

function byStatus(status: number): ModelFailure {
  switch (status) {
    case 401:
    case 402:
    case 403:
      return "auth";
    case 404:
      return "not-found";
    case 408:
    case 504:
    case 524:
      return "timeout";
    case 409:
    case 425:
    case 429:
      return "rate-limited";
    default:
      if (status >= 500) return "overloaded";
      return status >= 400 ? "bad-request" : "bad-response";
  }
}

/** Errors that come in a body whose status says that all is well. */
function byCode(code: string, words: string): ModelFailure {
  if (/rate_?limit/u.test(code)) return "rate-limited";
  if (/overloaded|unavailable/u.test(code)) return "overloaded";
  if (/authentication|permission|invalid_api_key/u.test(code)) return "auth";
  if (code.includes("not_found")) return "not-found";
  if (filtered.test(words)) return "content-filter";
  if (tooLong.test(words)) return "context-length";
  if (code.includes("invalid_request")) return "bad-request";
  return "bad-response";
}
