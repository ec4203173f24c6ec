import type { Coverage } from "../core/leaderboard.js";
import { pairCode, type PairTable } from "./pair-table.js";

/** What became of a table's trials. Trials that were not run are not counted. */
export function coverageOf(table: PairTable): Coverage {
  const counts = new Array<number>(6).fill(0);
  for (const code of table.codes) counts[code] = (counts[code] ?? 0) + 1;
  const count = (code: number): number => counts[code] ?? 0;
  const verdicts = count(pairCode.A) + count(pairCode.B) + count(pairCode.tie);
  return {
    trials: verdicts + count(pairCode.unparsed) + count(pairCode.failed),
    verdicts,
    ties: count(pairCode.tie),
    unparsed: count(pairCode.unparsed),
    failed: count(pairCode.failed),
    reasons: table.reasons,
  };
}
