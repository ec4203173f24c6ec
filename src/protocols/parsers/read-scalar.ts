import type { Score, UnparsedReason } from "../../core/outcome.js";

/** A score as written, or why it is none. */
export type ScalarReading =
  | { readonly kind: "score"; readonly score: Score }
  | { readonly kind: "none"; readonly reason: Extract<UnparsedReason, "off-menu" | "out-of-range"> };

/** The scale's ends, both allowed, and whether only whole numbers are on it. */
export interface ScalarScale {
  readonly low: number;
  readonly high: number;
  readonly whole: boolean;
}

const number = /^([+-]?\d{1,15}(?:\.\d{1,15})?)(?: ?\/ ?(\d{1,15}))?$/;
const notApplicable = /^(?:n\/?a|not applicable)$/i;

/**
 * Reads one score: a number within the scale, `4/5` where 5 is the scale's upper end, or "N/A" in its usual spellings.
 * Anything else is none, and is never moved into the range.
 */
export function readScalar(text: string, scale: ScalarScale): ScalarReading {
  const trimmed = text.trim();
  if (notApplicable.test(trimmed)) return { kind: "score", score: "not-applicable" };
  const match = number.exec(trimmed);
  if (match === null) return { kind: "none", reason: "off-menu" };
  const value = Number(match[1]);
  if (match[2] !== undefined && Number(match[2]) !== scale.high) return { kind: "none", reason: "off-menu" };
  const onScale = value >= scale.low && value <= scale.high && (!scale.whole || Number.isInteger(value));
  return onScale ? { kind: "score", score: value } : { kind: "none", reason: "out-of-range" };
}
