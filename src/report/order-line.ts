import type { Transitivity } from "../core/bias.js";
import type { Estimate } from "../core/estimate.js";
import { formatCoefficient, formatCount, formatInterval, formatPercent } from "./format-figure.js";

/** Whether verdicts on several outputs of one instruction fit an order, in words; not yet wrapped. */
export function orderLine(found: Transitivity | { readonly undefined: string }): string {
  if ("undefined" in found) return `Order: not known, for ${found.undefined}.`;
  const { instructions, outputs, pairs, contradictory, instability, violation, changes, searched } = found;
  const sets = (["3", "4", "5"] as const).flatMap((size) => {
    const share = contradictory[size];
    return "value" in share ? [`of ${size} outputs ${percent(share)}`] : [];
  });
  const reason = "undefined" in contradictory["3"] ? contradictory["3"].undefined : "";
  const fit =
    sets.length > 0
      ? `verdicts fit no order in these shares of sets of outputs that were all compared: ${sets.join(", ")}`
      : `no set can be checked, for ${reason}`;
  const turn =
    "value" in instability
      ? `; ${percent(instability)} of pairs have a verdict that does not turn round when the positions are switched`
      : "";
  const least =
    "value" in violation && "value" in changes
      ? `; at least ${percent(violation)} of verdicts would have to change, ${formatCoefficient(changes)} an instruction${searched < instructions ? ` (of the ${formatCount(searched)} with at most 12 outputs)` : ""}`
      : "";
  return `Order: over ${formatCount(instructions)} instructions with ${formatCount(outputs)} outputs and ${formatCount(pairs)} pairs, ${fit}${turn}${least}.`;
}

function percent(share: Estimate): string {
  if (!("value" in share)) return "-";
  const interval = share.low === undefined ? "" : ` [${formatInterval(share)}]`;
  return `${formatPercent(share.value)} %${interval}`;
}
