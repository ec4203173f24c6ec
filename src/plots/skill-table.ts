import type { FlaskRow } from "../core/flask-aggregate.js";
import type { FigureTable } from "./figure.js";

/** The numbers behind a figure of skill scores. */
export function skillTable(rows: readonly FlaskRow[]): FigureTable {
  const parts = [...new Set(rows.flatMap(({ keys }) => Object.keys(keys)))];
  return {
    columns: ["model", ...parts, "scores", "mean", "low", "high"],
    rows: rows.map(({ model, keys, n, mean }) => [
      ...[model, ...parts.map((part) => keys[part] ?? ""), n],
      ...("value" in mean ? [mean.value, mean.low ?? "", mean.high ?? ""] : ["", "", ""]),
    ]),
  };
}
