import type { Leaderboard } from "../core/leaderboard.js";

/** The leaderboard as JSON, indented, ending in a line break. Throws a TypeError for a number that is not finite. */
export function jsonReport(leaderboard: Leaderboard): string {
  return `${JSON.stringify(leaderboard, refuseNonFinite, 2)}\n`;
}

function refuseNonFinite(key: string, value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new TypeError(`Cannot write ${key}: the number is not finite: ${value}`);
  }
  return value;
}
