import { from } from "arquero";
import { guardFormula } from "./guard-formula.js";

/**
 * Rows that have the same columns as CSV (RFC 4180), empty without rows. Texts and names of columns are guarded against being taken for
 * formulas; numbers stay numbers.
 */
export function csvText(rows: readonly Readonly<Record<string, string | number>>[]): string {
  if (rows.length === 0) return "";
  const guarded = rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, cell]) => [
        guardFormula(name),
        typeof cell === "string" ? guardFormula(cell) : cell,
      ]),
    ),
  );
  return from(guarded).toCSV();
}
