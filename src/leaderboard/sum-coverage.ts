import type { Coverage } from "../core/leaderboard.js";

/** Adds up what became of the trials of several cells. */
export function sumCoverage(coverages: readonly Coverage[]): Coverage {
  const total = { trials: 0, verdicts: 0, ties: 0, unparsed: 0, failed: 0 };
  const reasons: Record<string, number> = {};
  for (const coverage of coverages) {
    total.trials += coverage.trials;
    total.verdicts += coverage.verdicts;
    total.ties += coverage.ties;
    total.unparsed += coverage.unparsed;
    total.failed += coverage.failed;
    for (const [reason, count] of Object.entries(coverage.reasons)) {
      reasons[reason] = (reasons[reason] ?? 0) + count;
    }
  }
  return { ...total, reasons };
}
