import type { Interval } from "./interval.js";
import type { MaxTSignificance } from "./max-t-significance.js";

/**
 * Simultaneous rank intervals: the ranks that each row may have, given which differences are significant.
 *
 * Use them beside a ranking, so that nobody reads noise as order. Larger estimates are better.
 *
 * Formula in words: the best rank of a row is 1 plus the number of rows significantly better; its worst rank is the
 * number of rows less the number of those significantly worse.
 *
 * Source: Mogstad, Romano, Shaikh and Wilhelm (2024), Review of Economic Studies 91(1), pp. 476-518,
 * doi:10.1093/restud/rdad006. With pairwise significance at a joint level, all true ranks are covered at once with at
 * least that probability.
 *
 * Complexity: O(rows^2).
 *
 * Edge cases:
 * - One row: ranks 1 to 1. No row: no interval.
 * - No significant difference: all rows 1 to the number of rows.
 * - All differences significant: intervals of one rank, the ranking itself.
 *
 * @param significance the result of `maxTSignificance`
 * @returns for each row its best rank as `low` and its worst as `high`, whole numbers from 1 to the number of rows
 */
export function rankIntervals(significance: MaxTSignificance): Interval[] {
  const { rows, pairs } = significance;
  const intervals = Array.from({ length: rows }, () => ({ low: 1, high: rows }));
  for (const { first, second, difference, significant } of pairs) {
    if (!significant) continue;
    const better = intervals[difference > 0 ? first : second];
    const worse = intervals[difference > 0 ? second : first];
    if (better === undefined || worse === undefined) {
      throw new RangeError(`Cannot rank rows: got the pair ${first}, ${second} of ${rows} rows`);
    }
    better.high -= 1;
    worse.low += 1;
  }
  return intervals;
}
