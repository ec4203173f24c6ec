import type { LimitedKind, RateLimits, RateWindow } from "../../core/rate-limits.js";

/** Finds a header by its name in lower case. */
export type HeaderLookup = (name: string) => string | null | undefined;

type HeaderNames = (kind: string) => Readonly<Record<"limit" | "remaining" | "reset", string>>;

interface Dialect {
  readonly names: HeaderNames;
  readonly kinds: Readonly<Partial<Record<LimitedKind, string>>>;
}

/** `x-ratelimit-remaining-tokens` of OpenAI and those that follow it, `anthropic-ratelimit-tokens-remaining` of Anthropic. */
const dialects: readonly Dialect[] = [
  {
    names: (kind) => ({
      limit: `x-ratelimit-limit-${kind}`,
      remaining: `x-ratelimit-remaining-${kind}`,
      reset: `x-ratelimit-reset-${kind}`,
    }),
    kinds: { requests: "requests", tokens: "tokens" },
  },
  {
    names: (kind) => ({
      limit: `anthropic-ratelimit-${kind}-limit`,
      remaining: `anthropic-ratelimit-${kind}-remaining`,
      reset: `anthropic-ratelimit-${kind}-reset`,
    }),
    kinds: { requests: "requests", tokens: "tokens", input: "input-tokens", output: "output-tokens" },
  },
];

/**
 * What an answer's headers say of the provider's limits; undefined where they say nothing. A kind counts only where both what
 * is left and when it is counted anew can be read. A reset is a duration (`6m0s`, `120ms`, `1.5`), or a date, which is
 * compared with the answer's own `date` where it has one: the machine's clock may be wrong.
 *
 * @param now milliseconds since the epoch
 */
export function readRateLimits(header: HeaderLookup, now: number): RateLimits | undefined {
  const limits: Partial<Record<LimitedKind, RateWindow>> = {};
  const sent = Date.parse(header("date") ?? "");
  const here = Number.isNaN(sent) ? now : sent;
  for (const { names, kinds } of dialects) {
    for (const kind of limitedKinds) {
      const word = kinds[kind];
      const window = word === undefined ? undefined : readWindow(header, names(word), here);
      if (window !== undefined) limits[kind] = window;
    }
  }
  return Object.keys(limits).length === 0 ? undefined : limits;
}

const limitedKinds = ["requests", "tokens", "input", "output"] as const satisfies readonly LimitedKind[];

function readWindow(
  header: HeaderLookup,
  names: ReturnType<HeaderNames>,
  now: number,
): RateWindow | undefined {
  const remaining = numberIn(header(names.remaining));
  const resetMs = remaining === undefined ? undefined : durationIn(header(names.reset), now);
  if (remaining === undefined || resetMs === undefined) return undefined;
  return { remaining, limit: numberIn(header(names.limit)), resetMs };
}

function numberIn(text: string | null | undefined): number | undefined {
  return /^\s*\d+(?:\.\d+)?\s*$/u.test(text ?? "") ? Number(text) : undefined;
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
