import { checkVerdictTable } from "./check-verdict-table.js";
import { clusteredProportion, type ClusteredProportion } from "./clustered-proportion.js";
import { elementAt } from "./element-at.js";
import type { VerdictTable } from "./verdict-table.js";
import type { VerdictTableOptions } from "./verdict-table-options.js";

/**
 * Intra-pair instability (IPI): the share of pairs of outputs whose verdict does not turn round when the pair is shown the other way
 * round.
 *
 * Use it where there is no gold: a judge that contradicts itself cannot be right both times. It is 1 minus the position consistency
 * over all pairs of several outputs.
 *
 * Formula in words: the share of pairs i, j, judged in both orders, in which the verdict on i shown first is not minus the verdict on j
 * shown first. Pairs of one instruction are one cluster.
 *
 * Source: Sage (2025), arXiv 2512.16041.
 *
 * Complexity: O(k^2) for k outputs, for each instruction.
 *
 * Edge cases:
 * - Pairs without a verdict in both orders are left out; if there are no others: undefined.
 * - Pairs of one instruction only: undefined, unless it is one pair.
 *
 * @param tables verdicts in both orders, one table an instruction
 * @param options label of the cluster of each table, each its own if left out; level of the interval
 * @returns a share, 0..1, or the reason why there is none
 * @throws RangeError if a table is not square, a table has no cluster, or the level is out of range
 */
export function intraPairInstability(
  tables: readonly VerdictTable[],
  { level = 0.95, clusters }: VerdictTableOptions = {},
): ClusteredProportion | { readonly undefined: string } {
  const unstable: boolean[] = [];
  const labels: (string | number)[] = [];
  for (const [instruction, table] of tables.entries()) {
    checkVerdictTable(table, "compute an intra-pair instability");
    const label = clusters === undefined ? instruction : elementAt(clusters, instruction);
    for (const [one, row] of table.entries()) {
      for (const [other, verdict] of row.entries()) {
        const back = table[other]?.[one];
        if (other <= one || verdict === undefined || back === undefined) continue;
        unstable.push(verdict + back !== 0);
        labels.push(label);
      }
    }
  }
  if (unstable.length === 0) return { undefined: "no pair was judged in both orders" };
  return clusteredProportion(unstable, labels, { level });
}
