import type { Estimate } from "../core/estimate.js";
import type { Figure } from "../core/leaderboard.js";

/** What stands where a number cannot be stated. */
export const noFigure = "-";

/** Shares that differ by so little differ by the rounding of sums alone. */
const rounding = 1e-9;

/** A share as a percentage with one decimal, without the sign: 0.8765 is `87.7`; the whole is `100`. */
export function formatPercent(share: number): string {
  return Math.abs(share - 1) < rounding ? "100" : percentText(share);
}

/** A share of trials as a percentage, rounded down: less than all of them never reads as 100. */
export function formatCoverage(part: number, whole: number): string {
  if (whole === 0) return noFigure;
  return part === whole ? "100" : (Math.floor((part / whole) * 1000) / 10).toFixed(1);
}

/** An estimate as a percentage, or a dash. */
export function formatPercentEstimate(estimate: Estimate): string {
  return "value" in estimate ? formatPercent(estimate.value) : noFigure;
}

/** The interval of an estimate in percent, `84.1 to 90.2`, or a dash. */
export function formatInterval(estimate: Estimate): string {
  if (!("value" in estimate) || estimate.low === undefined || estimate.high === undefined) return noFigure;
  return `${formatPercent(estimate.low)} to ${formatPercent(estimate.high)}`;
}

/** A difference of shares in points, always signed: `+1.4`. */
export function formatPoints(estimate: Estimate): string {
  return "value" in estimate ? signedPoints(estimate.value) : noFigure;
}

/** The interval of a difference in points: `-0.4 to +3.1`. */
export function formatPointsInterval(estimate: Estimate): string {
  if (!("value" in estimate) || estimate.low === undefined || estimate.high === undefined) return noFigure;
  return `${signedPoints(estimate.low)} to ${signedPoints(estimate.high)}`;
}

/** US dollars: four decimals below ten cents, else two; what costs anything is never nothing; a dash where the cost is not known. */
export function formatCost(cost: Figure): string {
  if (typeof cost !== "number") return noFigure;
  if (cost === 0) return "$0";
  if (cost > 0 && cost < 0.00005) return "<$0.0001";
  return `$${cost > 0 && cost < 0.1 ? cost.toFixed(4) : cost.toFixed(2)}`;
}

/** A whole number with thousands parted by commas. */
export function formatCount(count: number): string {
  return count.toLocaleString("en-US");
}

/** A coefficient with two decimals, or a dash. */
export function formatCoefficient(estimate: Estimate): string {
  return "value" in estimate ? withoutMinusZero(estimate.value.toFixed(2)) : noFigure;
}

function signedPoints(share: number): string {
  const text = percentText(share);
  return share > 0 && text !== "0.0" ? `+${text}` : text;
}

/** Percent with one decimal. Halves go away from zero, by the decimal that a share stands for and not by its binary. */
function percentText(share: number): string {
  return withoutMinusZero(((Math.sign(share) * Math.round(Math.abs(share) * 1000)) / 10).toFixed(1));
}

function withoutMinusZero(text: string): string {
  return /[1-9]/u.test(text) ? text : text.replace("-", "");
}
