import { formatInterval, formatPercentEstimate } from "../report/format-figure.js";
import { textTable, type TextColumn } from "../report/text-table.js";
import type { SliceRow } from "./slice-run.js";

/** A sliced leaderboard as text, at most 80 columns wide: values of tags go on below where they are too long, and then ids. */
export function slicedTable(rows: readonly SliceRow[]): string {
  const keys = Object.keys(rows[0]?.keys ?? {});
  return textTable(
    [
      ...keys.map((key) =>
        columnOf(
          key,
          rows.map((row) => row.keys[key] ?? ""),
        ),
      ),
      { title: "n", align: "right" },
      { title: "acc %", align: "right" },
      { title: "95 % interval", align: "left" },
      { title: "self %", align: "right" },
    ],
    rows.map((row) => [
      ...keys.map((key) => row.keys[key] ?? ""),
      String(row.n),
      formatPercentEstimate(row.accuracy),
      formatInterval(row.accuracy),
      formatPercentEstimate(row.selfAgreement),
    ]),
  );
}

/** Tags are broken between words, and give way before ids, which are broken after a mark. */
function columnOf(key: string, values: readonly string[]): TextColumn {
  if (["evaluator", "protocol", "dataset"].includes(key))
    return { title: key, align: "left", wrap: true, least: 12 };
  const words = values.flatMap((value) => value.split(" ")).map(({ length }) => length);
  return { title: key, align: "left", wrap: true, first: true, least: Math.min(20, Math.max(...words)) };
}
