import type { FlaskCompatLine } from "../core/flask-compat-line.js";

/** A table of FLASK's aggregators as the CSV that they write: numbers as Python writes them, lines that end in CR and LF. */
export function flaskCompat(
  kind: "skill" | "domain" | "difficulty_skill",
  lines: readonly FlaskCompatLine[],
): string {
  const byLevel = kind === "difficulty_skill";
  const head = byLevel
    ? ["skill", "difficulty", "score", "count", "avg", "cumu"]
    : [kind, "score", "count", "avg"];
  const rows = lines.map(({ name, difficulty = "", sum, count, mean, cumulative }) => [
    name,
    ...(byLevel ? [difficulty] : []),
    // A sum starts as a whole number, and becomes a decimal one with the first score.
    count === 0 ? "0" : pythonFloat(sum),
    String(count),
    pythonFloat(mean),
    ...(byLevel ? [pythonFloat(cumulative)] : []),
  ]);
  return [head, ...rows].map((row) => `${row.join(",")}\r\n`).join("");
}

/** The shortest decimal that gives the number back, as both languages write it; whole ones with `.0`. */
function pythonFloat(value: number | undefined): string {
  if (value === undefined) return "N/A";
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
