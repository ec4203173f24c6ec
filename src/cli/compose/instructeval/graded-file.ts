import { join } from "node:path";

/** Name of the file of a respondent's graded questions. */
export function gradedFile(respondent: string): string {
  return join("graded", `${respondent.replaceAll("/", "-")}.jsonl`);
}
