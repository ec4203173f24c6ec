import type { Figure } from "./leaderboard.js";

/** Adds up costs; one that is not known makes the sum not known, and says so. */
export function totalCosts(costs: Iterable<Figure>): Figure {
  let total = 0;
  for (const cost of costs) {
    if (typeof cost !== "number") return cost;
    total += cost;
  }
  return total;
}
