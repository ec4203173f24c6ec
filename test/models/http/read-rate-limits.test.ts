import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { readRateLimits } from "../../../src/models/http/read-rate-limits.js";

const now = Date.UTC(2026, 0, 1);

function read(headers: Readonly<Record<string, string>>): ReturnType<typeof readRateLimits> {
  return readRateLimits((name) => headers[name], now);
}

describe("readRateLimits()", () => {
  it("reads what OpenAI and those that follow it say", () => {
    expect(
      read({
        "x-ratelimit-limit-requests": "5000",
        "x-ratelimit-remaining-requests": "4999",
        "x-ratelimit-reset-requests": "12ms",
        "x-ratelimit-limit-tokens": "160000",
        "x-ratelimit-remaining-tokens": "0",
        "x-ratelimit-reset-tokens": "6m0.5s",
      }),
    ).toEqual({
      requests: { limit: 5000, remaining: 4999, resetMs: 12 },
      tokens: { limit: 160_000, remaining: 0, resetMs: 360_500 },
    });
  });

  it("reads what Anthropic says, by the server's own clock", () => {
    const headers = {
      date: new Date(now - 3_600_000).toUTCString(),
      "anthropic-ratelimit-requests-limit": "50",
      "anthropic-ratelimit-requests-remaining": "49",
      "anthropic-ratelimit-requests-reset": new Date(now - 3_590_000).toISOString(),
      "anthropic-ratelimit-input-tokens-remaining": "30000",
      "anthropic-ratelimit-input-tokens-reset": new Date(now - 3_600_000).toISOString(),
      "anthropic-ratelimit-output-tokens-remaining": "10",
      "anthropic-ratelimit-output-tokens-reset": new Date(now - 3_601_000).toISOString(),
    };
    expect(read(headers)).toEqual({
      requests: { limit: 50, remaining: 49, resetMs: 10_000 },
      input: { limit: undefined, remaining: 30_000, resetMs: 0 },
      output: { limit: undefined, remaining: 10, resetMs: 0 },
    });
  });

  it.each([
    ["1.5", 1500],
    ["0", 0],
    ["1h2m3s", 3_723_000],
    ["1d", 86_400_000],
    [String(now / 1000 + 5), 5000],
    [String(now + 7000), 7000],
    ["2026-01-01T00:00:09Z", 9000],
  ])("reads the reset %s", (reset, resetMs) => {
    const headers = { "x-ratelimit-remaining-requests": "1", "x-ratelimit-reset-requests": reset };
    expect(read(headers)?.requests?.resetMs).toBe(resetMs);
  });

  it.each([
    {},
    { "x-ratelimit-remaining-requests": "3" },
    { "x-ratelimit-reset-requests": "1s" },
    { "x-ratelimit-remaining-requests": "-3", "x-ratelimit-reset-requests": "1s" },
    { "x-ratelimit-remaining-requests": "many", "x-ratelimit-reset-requests": "1s" },
    { "x-ratelimit-remaining-requests": "3", "x-ratelimit-reset-requests": "soon" },
  ])("knows nothing by %j", (headers) => {
    expect(read(headers)).toBeUndefined();
  });

  test.prop([fc.string(), fc.string()])("gives no figure that is none", (remaining, reset) => {
    const window = read({
      "x-ratelimit-remaining-tokens": remaining,
      "x-ratelimit-reset-tokens": reset,
    })?.tokens;
    expect(window === undefined || (window.remaining >= 0 && window.resetMs >= 0)).toBe(true);
  });
});
