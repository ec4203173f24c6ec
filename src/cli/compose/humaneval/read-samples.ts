import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { didYouMean } from "../../../core/did-you-mean.js";
import type { CodeProblem } from "../../../core/code-problem.js";
import { DatasetError } from "../../../core/errors.js";
import { readRows } from "../../../datasets/read-rows.js";
import { describeFileError } from "../../describe-file-error.js";

/** A completion and the problem that it is of. */
export interface CodeSample {
  /** Place in the file, from 0. */
  readonly index: number;
  readonly problem: CodeProblem;
  readonly completion: string;
}

/** The samples of a file with one `{"task_id", "completion"}` a line. Throws a `DatasetError` for a problem that there is not. */
export function readSamples(
  name: string,
  cwd: string,
  problems: readonly CodeProblem[],
): readonly CodeSample[] {
  const known = new Map(problems.map((problem) => [problem.id, problem]));
  return readRows({ name, text: textOf(resolve(cwd, name)) }).map((row, index) => {
    const id = row.text("task_id");
    const problem = known.get(id);
    if (problem !== undefined) return { index, problem, completion: row.text("completion") };
    const meant = didYouMean(id, [...known.keys()]);
    throw new DatasetError(`Cannot grade ${name} row ${index + 1}: there is no problem '${id}'`, {
      hint:
        meant === undefined ? "Name the file of its problems with --problems" : `Did you mean '${meant}'?`,
    });
  });
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw describeFileError(error);
  }
}
