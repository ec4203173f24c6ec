import type { LostMoney } from "../core/lost-money.js";
import { formatCost, formatCount } from "./format-figure.js";

/** What was paid in vain, in a sentence; undefined where nothing was. */
export function lostLine({ attempts, paidUsd, perhapsUsd }: LostMoney): string | undefined {
  if (attempts === 0) return undefined;
  const parts = [
    ...(paidUsd > 0 ? [`${formatCost(paidUsd)} by the provider's count`] : []),
    ...(perhapsUsd > 0 ? [`up to ${formatCost(perhapsUsd)} where nobody counted`] : []),
  ];
  const many = attempts === 1 ? "attempt" : "attempts";
  return `Beside what the replies cost, ${formatCount(attempts)} ${many} brought none that can be kept: ${parts.join(", ")} (lost.jsonl).`;
}
