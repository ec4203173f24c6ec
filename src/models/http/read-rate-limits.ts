import type { LimitedKind, RateLimits, RateWindow } from "../../core/rate-limits.js";

/** Finds a header by its name in lower case. */
export type HeaderLookup = (name: string) => string | null | undefined;

/** The headers that tell of a limit. */
interface Told {
  readonly kind: LimitedKind;
  readonly limit: string;
  readonly remaining: string;
  readonly reset: string;
}

/** `x-ratelimit-remaining-tokens`: OpenAI, and those that follow it. */
const openAi = (kind: LimitedKind): Told => ({
  kind,
  limit: `x-ratelimit-limit-${kind}`,
  remaining: `x-ratelimit-remaining-${kind}`,
  reset: `x-ratelimit-reset-${kind}`,
});

/** `anthropic-ratelimit-tokens-remaining`: Anthropic. */
const anthropic = (kind: LimitedKind, word: string = kind): Told => ({
  kind,
  limit: `anthropic-ratelimit-${word}-limit`,
  remaining: `anthropic-ratelimit-${word}-remaining`,
  reset: `anthropic-ratelimit-${word}-reset`,
});

/** Of a kind that both tell of, the last one counts. */
const dialects: readonly Told[] = [
  openAi("requests"),
  openAi("tokens"),
  anthropic("requests"),
  anthropic("tokens"),
  anthropic("input", "input-tokens"),
  anthropic("output", "output-tokens"),
];

/**
 * What an answer's headers say of the provider's limits; undefined where they say nothing. A kind counts only where both what
 * is left and when it is counted anew can be read. A reset is a duration (`6m0s`, `120ms`, `1.5`), or a date, which is
 * compared with the answer's own `date` where it has one: the machine's clock may be wrong.
 *
 * @param now milliseconds since the epoch
 */
export function readRateLimits(header: HeaderLookup, now: number): RateLimits | undefined {
  let limits: Partial<Record<LimitedKind, RateWindow>> | undefined;
  for (const told of dialects) {
    const window = readWindow(header, told, now);
    if (window !== undefined) (limits ??= {})[told.kind] = window;
  }
  return limits;
}

function readWindow(header: HeaderLookup, told: Told, now: number): RateWindow | undefined {
  const remaining = numberIn(header(told.remaining));
  if (remaining === undefined) return undefined;
  const sent = Date.parse(header("date") ?? "");
  const resetMs = durationIn(header(told.reset), Number.isNaN(sent) ? now : sent);
  return resetMs === undefined ? undefined : { remaining, limit: numberIn(header(told.limit)), resetMs };
}

function numberIn(text: string | null | undefined): number | undefined {
  if (text === undefined || text === null) return undefined;
  return /^\s*\d+(?:\.\d+)?\s*$/u.test(text) ? Number(text) : undefined;
}

const unitMs: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

/** Milliseconds; seconds where no unit stands, and a date where the number is too large for a duration. */
function durationIn(text: string | null | undefined, now: number): number | undefined {
  const trimmed = (text ?? "").trim();
  const number = numberIn(trimmed);
  if (number !== undefined) {
    if (number < 1e9) return number * 1000;
    return Math.max(0, (number < 1e11 ? number * 1000 : number) - now);
  }
  if (/^(?:\d+(?:\.\d+)?(?:ms|[dhms]))+$/u.test(trimmed)) {
    const parts = trimmed.matchAll(/(\d+(?:\.\d+)?)(ms|[dhms])/gu);
    return [...parts].reduce((sum, [, count, unit]) => sum + Number(count) * (unitMs[unit ?? ""] ?? 0), 0);
  }
  const date = /^\d{4}-\d\d-\d\dT/u.test(trimmed) ? Date.parse(trimmed) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
