import type { JSX } from "preact";
import type { Estimate } from "../../core/estimate.js";
import { percent } from "../../plots/percent.js";

/** A share in percent, and its interval in small figures. */
export function IntervalFigures({ estimate }: { readonly estimate: Estimate }): JSX.Element {
  if (!("value" in estimate)) return <span class="none">–</span>;
  const { value, low, high, method } = estimate;
  return (
    <span class="figure-text" title={method}>
      {percent(value)}
      {low !== undefined && high !== undefined && (
        <small>
          {" "}
          {percent(low)}–{percent(high)}
        </small>
      )}
    </span>
  );
}
