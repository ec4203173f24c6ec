import type { JSX } from "preact";
import type { Estimate } from "../../core/estimate.js";
import { IntervalFigures } from "./interval-figures.jsx";

/** A share with its interval, in figures and as a bar from 0 to 1. */
export function IntervalBar({ estimate }: { readonly estimate: Estimate }): JSX.Element {
  if (!("value" in estimate)) return <span class="none">–</span>;
  const { value, low, high } = estimate;
  const has = low !== undefined && high !== undefined;
  return (
    <span class="interval">
      <IntervalFigures estimate={estimate} />
      <svg viewBox="0 0 100 10" class="bar" aria-hidden="true" preserveAspectRatio="none">
        <rect x="0" y="4.5" width="100" height="1" class="bar-ground" />
        {has && (
          <rect x={low * 100} y="3" width={Math.max(0.5, (high - low) * 100)} height="4" class="bar-span" />
        )}
        <rect x={value * 100 - 0.6} y="1" width="1.2" height="8" class="bar-value" />
      </svg>
    </span>
  );
}
