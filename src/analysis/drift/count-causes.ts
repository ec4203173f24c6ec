import type { TrialCause } from "../../core/drift.js";

/** How many trials came to their outcomes in each way. */
export function countCauses(causes: Iterable<TrialCause>): Readonly<Record<TrialCause, number>> {
  const counts = { same: 0, protocol: 0, parser: 0, judge: 0, failures: 0, unknown: 0 };
  for (const cause of causes) counts[cause] += 1;
  return counts;
}
