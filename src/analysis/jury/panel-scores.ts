import { voteCode, type VoteTable } from "../vote-table.js";

/** What verdicts on all trials of a table earn, by instance: the mean credit of its trials, 0..1. No verdict earns nothing. */
export function panelScores(table: VoteTable, verdicts: Int8Array): Float64Array {
  const sums = new Float64Array(table.instances.length);
  const sizes = new Float64Array(table.instances.length);
  for (const [trial, instance] of table.instanceOf.entries()) {
    const verdict = verdicts[trial] ?? voteCode.none;
    const earned = verdict === voteCode.none ? 0 : (table.credits[3 * trial + verdict] ?? 0);
    sums[instance] = (sums[instance] ?? 0) + earned;
    sizes[instance] = (sizes[instance] ?? 0) + 1;
  }
  return sums.map((sum, instance) => sum / (sizes[instance] ?? 1));
}
