/** What a provider counts: requests, tokens of both kinds together, or one kind. */
export type LimitedKind = "requests" | "tokens" | "input" | "output";

/** What a provider says is left until it counts anew. */
export interface RateWindow {
  readonly remaining: number;
  /** What there is once it counts anew, where it says so. */
  readonly limit?: number | undefined;
  /** Until then, in milliseconds. */
  readonly resetMs: number;
}

/** What a provider says of its limits in the headers of an answer; what it does not speak of is absent. */
export type RateLimits = Readonly<Partial<Record<LimitedKind, RateWindow>>>;
