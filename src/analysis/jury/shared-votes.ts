import { effectiveVotes } from "../../stats/effective-votes.js";
import { meanPairwiseCorrelation } from "../../stats/mean-pairwise-correlation.js";

/** Errors of a rater: 1 minus the response; no response is an error, as it is in accuracy. */
function errorsOf(row: readonly (number | undefined)[]): readonly number[] {
  return row.map((value) => 1 - (value ?? 0));
}

/** How many independent votes raters are worth, by the mean correlation of their errors; never more than there are. */
export function sharedVotes(
  rows: readonly (readonly (number | undefined)[])[],
): { readonly value: number } | { readonly undefined: string } {
  if (rows.length === 1) return { value: 1 };
  const correlation = meanPairwiseCorrelation(rows.map(errorsOf));
  if ("undefined" in correlation) return correlation;
  return effectiveVotes(rows.length, Math.max(0, correlation.value));
}
