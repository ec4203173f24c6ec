import type { AnswerHeaders } from "./answer-headers.js";

/** Nobody means a longer wait, in milliseconds: a day. */
const absurdMs = 86_400_000;

/**
 * How long a response asks to wait, in milliseconds: `retry-after-ms`, else `retry-after` as seconds or as an HTTP date,
 * against the response's own `date` where it has one (the machine's clock may be wrong), else against `now` (milliseconds since
 * the epoch). Undefined where it does not say, cannot be read, or asks for more than a day; never negative.
 */
export function retryAfterMs(headers: AnswerHeaders | undefined, now: number): number | undefined {
  const wait = askedMs(headers, now);
  return wait === undefined || wait > absurdMs ? undefined : wait;
}

function askedMs(headers: AnswerHeaders | undefined, now: number): number | undefined {
  const milliseconds = numberIn(headers?.get("retry-after-ms"));
  if (milliseconds !== undefined) return milliseconds;
  const text = headers?.get("retry-after");
  const seconds = numberIn(text);
  if (seconds !== undefined) return seconds * 1000;
  const until = dateIn(text);
  return until === undefined ? undefined : Math.max(0, until - (dateIn(headers?.get("date")) ?? now));
}

function numberIn(text: string | null | undefined): number | undefined {
  return /^\s*\d+(?:\.\d+)?\s*$/u.test(text ?? "") ? Number(text) : undefined;
}

function dateIn(text: string | null | undefined): number | undefined {
  // Without this test, Date.parse takes "-1" for a day in 2001.
  const date = /^\w{3,9},? .*GMT\s*$/u.test(text ?? "") ? Date.parse(text ?? "") : Number.NaN;
  return Number.isNaN(date) ? undefined : date;
}
