import { percent } from "./percent.js";

/** A difference of shares in points with its sign; what rounds to nothing has none. */
export function signedPercent(difference: number): string {
  const text = percent(Math.abs(difference));
  if (text === "0.0") return text;
  return `${difference > 0 ? "+" : "−"}${text}`;
}
