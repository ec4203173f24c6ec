import type { Defined } from "../../stats/defined.js";
import { jointTable } from "../../stats/joint-table.js";
import { tableAgreement } from "../../stats/table-agreement.js";

/** Cohen's kappa with quadratic weights of two lists of scores, rounded to whole points. */
export function quadraticKappa(first: readonly number[], second: readonly number[]): Defined {
  const table = jointTable(first, second);
  const weights = new Float64Array(table.rows.length);
  for (const cell of table.cellOf) weights[cell] = (weights[cell] ?? 0) + 1;
  return tableAgreement(table, weights).quadraticKappa;
}
