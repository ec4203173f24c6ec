import type { SliceRow } from "./slice-run.js";

/** Rows of a sliced leaderboard for spreadsheets, unrounded; a figure that cannot be stated is empty. */
export function flatSlices(rows: readonly SliceRow[]): Record<string, string | number>[] {
  return rows.map(({ keys, n, accuracy, selfAgreement, coverage }) => ({
    ...keys,
    n,
    accuracy: "value" in accuracy ? accuracy.value : "",
    low: "value" in accuracy ? (accuracy.low ?? "") : "",
    high: "value" in accuracy ? (accuracy.high ?? "") : "",
    selfAgreement: "value" in selfAgreement ? selfAgreement.value : "",
    coverage,
  }));
}
