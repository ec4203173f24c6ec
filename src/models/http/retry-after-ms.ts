import type { AnswerHeaders } from "./answer-headers.js";

/**
 * How long a response asks to wait, in milliseconds: `retry-after-ms`, else `retry-after` as seconds or as an HTTP date
 * (against `now`, milliseconds since the epoch). Undefined where it does not say or cannot be read; never negative.
 */
export function retryAfterMs(headers: AnswerHeaders | undefined, now: number): number | undefined {
  const milliseconds = numberIn(headers?.get("retry-after-ms"));
  if (milliseconds !== undefined) return milliseconds;
  const text = headers?.get("retry-after");
  const seconds = numberIn(text);
  if (seconds !== undefined) return seconds * 1000;
  // Without this test, Date.parse takes "-1" for a day in 2001.
  const date = /^\w{3,9},? .*GMT\s*$/u.test(text ?? "") ? Date.parse(text ?? "") : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function numberIn(text: string | null | undefined): number | undefined {
  return /^\s*\d+(?:\.\d+)?\s*$/u.test(text ?? "") ? Number(text) : undefined;
}
