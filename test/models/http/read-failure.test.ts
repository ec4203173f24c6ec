import { describe, expect, it } from "vitest";
import { readProviderError } from "../../../src/models/http/provider-error.js";
import { readFailure } from "../../../src/models/http/read-failure.js";

describe("readFailure()", () => {
  it.each([
    [400, { message: "Invalid value" }, "bad-request"],
    [400, { code: "context_length_exceeded" }, "context-length"],
    [
      400,
      { message: "This model's maximum context length is 8192 tokens. However, you requested 9000" },
      "context-length",
    ],
    [400, { message: "Please reduce the length of the messages or completion" }, "context-length"],
    [400, { message: "Input is too long for requested model" }, "context-length"],
    [
      400,
      { message: "max_tokens is too large: 99999. This model supports at most 16384 completion tokens" },
      "bad-request",
    ],
    [413, { type: "request_too_large" }, "context-length"],
    [400, { code: "content_filter", innererror: { code: "ResponsibleAIPolicyViolation" } }, "content-filter"],
    [400, { message: "The response was filtered due to the content management policy" }, "content-filter"],
    [400, { message: "Your credit balance is too low to access the API" }, "auth"],
    [402, { message: "Payment required" }, "auth"],
    [429, { code: "insufficient_quota", message: "You exceeded your current quota" }, "auth"],
    [429, { code: "rate_limit_exceeded", message: "Rate limit reached for tokens per min" }, "rate-limited"],
    [429, { message: "Quota exceeded for this minute" }, "rate-limited"],
    [
      429,
      { message: "Request too large for m on tokens per min (TPM): Limit 30000, Requested 31000" },
      "context-length",
    ],
    [500, { message: "insufficient balance in the tree" }, "overloaded"],
    [418, {}, "bad-request"],
    [304, {}, "bad-response"],
    [undefined, { code: 503, message: "No capacity" }, "overloaded"],
    [undefined, { type: "overloaded_error" }, "overloaded"],
    [undefined, { type: "rate_limit_error" }, "rate-limited"],
    [undefined, { type: "authentication_error" }, "auth"],
    [undefined, { type: "not_found_error" }, "not-found"],
    [undefined, { type: "invalid_request_error", message: "prompt is too long" }, "context-length"],
    [undefined, { type: "invalid_request_error" }, "bad-request"],
    [undefined, { code: "content_filter" }, "content-filter"],
    [undefined, "a bare text", "bad-response"],
    [undefined, 7, "bad-response"],
  ] as const)("takes status %s with %j as %s", (status, error, failure) => {
    expect(readFailure(readProviderError(error, status))).toBe(failure);
  });
});
