import type { LimitedKind } from "../core/rate-limits.js";

/** What each key of an evaluator may take a minute, by kind, as its card says. */
export type PerMinute = Readonly<Partial<Record<LimitedKind, number | undefined>>>;
