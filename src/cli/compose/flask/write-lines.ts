import { jsonLines } from "../../../store/json-lines.js";
import { writeFile } from "../write-file.js";

/** Writes values as JSON lines into a file: whole, or not at all. */
export function writeLines(file: string, values: Iterable<unknown>): void {
  writeFile(file, [...jsonLines(values)].join(""));
}
