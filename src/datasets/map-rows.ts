import { DatasetError } from "../core/errors.js";
import type { Row } from "./row.js";

const shownProblems = 10;

/**
 * Reads every row and tells the problems of all bad rows at once (the first ten of them in words) in one `DatasetError`,
 * so that a file is mended in one go.
 */
export function mapRows<Value>(rows: readonly Row[], read: (row: Row) => Value): readonly Value[] {
  const values: Value[] = [];
  const problems: string[] = [];
  for (const row of rows) {
    try {
      values.push(read(row));
    } catch (error) {
      if (!(error instanceof DatasetError)) throw error;
      problems.push(error.message);
    }
  }
  if (problems.length === 0) return values;
  const more = problems.length - shownProblems;
  const rest = more > 0 ? [`... and ${more} more rows with problems`] : [];
  throw new DatasetError([...problems.slice(0, shownProblems), ...rest].join("\n"), {
    hint: "Mend these rows, or name the format that the file has on the card",
  });
}
