import type { Column } from "./column.js";

/** Rows by a column; what has no value comes last either way, and rows that are equal keep their order. */
export function sortedRows<Row>(
  rows: readonly Row[],
  { value }: Column<Row>,
  descending: boolean,
): readonly Row[] {
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === undefined || right === undefined)
      return Number(left === undefined) - Number(right === undefined);
    if (typeof left === "number" && typeof right === "number") return sign * (left - right);
    return sign * String(left).localeCompare(String(right), "en", { numeric: true });
  });
}
