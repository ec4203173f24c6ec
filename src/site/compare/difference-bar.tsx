import type { JSX } from "preact";
import type { Estimate } from "../../core/estimate.js";

/** A difference and its interval on a line with zero in the middle; what it shows is told in words beside it. */
export function DifferenceBar({ difference }: { readonly difference: Estimate }): JSX.Element | null {
  if (!("value" in difference)) return null;
  const { value, low = value, high = value } = difference;
  const most = Math.max(0.05, Math.abs(low), Math.abs(high)) * 1.15;
  const at = (share: number): number => 50 + (share / most) * 50;
  return (
    <div class="difference" aria-hidden="true">
      <span>B better</span>
      <svg viewBox="0 0 100 12" preserveAspectRatio="none">
        <rect x="0" y="5.5" width="100" height="1" class="bar-ground" />
        <rect x="49.9" y="0" width="0.3" height="12" class="bar-value" />
        <rect x={at(low)} y="3.5" width={Math.max(0.4, at(high) - at(low))} height="5" class="bar-span" />
        <rect x={at(value) - 0.3} y="1.5" width="0.6" height="9" class="bar-value" />
      </svg>
      <span>A better</span>
    </div>
  );
}
