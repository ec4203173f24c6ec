import { isFreeCell } from "../../core/is-free-cell.js";
import type { Figure } from "../../core/leaderboard.js";
import { callTotals, type CallFacts } from "../../metrics/call-totals.js";
import type { Rater } from "../rater.js";

/** US dollars for 1,000 judgments of a rater, by the calls that its stored ones rest on; recorded and simulated ones cost nothing. */
export function costPer1000({ cells }: Rater, callFacts: (id: string) => CallFacts | undefined): Figure {
  let [cost, judgments] = [0, 0];
  for (const { cell, judgments: own } of cells) {
    const calls = new Set(own.flatMap(({ calls: ids }) => ids));
    const { costUsd } = callTotals(calls, callFacts, { free: isFreeCell(cell) });
    if (typeof costUsd !== "number") return costUsd;
    cost += costUsd;
    judgments += own.length;
  }
  return judgments === 0 ? { undefined: "no judgments" } : (1000 * cost) / judgments;
}
