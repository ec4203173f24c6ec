import type { VerdictTable } from "./verdict-table.js";

/**
 * Refuses a table of verdicts that is not square.
 *
 * Complexity: O(k) for k outputs.
 *
 * Edge cases:
 * - An empty table passes.
 *
 * @param table the verdicts
 * @param action what is being done, to name in the message
 * @throws RangeError if a row has not as many entries as there are rows
 */
export function checkVerdictTable(table: VerdictTable, action: string): void {
  const odd = table.find((row) => row.length !== table.length);
  if (odd !== undefined) {
    throw new RangeError(`Cannot ${action}: got ${table.length} rows and one of ${odd.length} verdicts`);
  }
}
