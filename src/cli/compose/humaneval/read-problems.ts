import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import type { CodeProblem } from "../../../core/code-problem.js";
import { DatasetError, UsageError } from "../../../core/errors.js";
import { readRows } from "../../../datasets/read-rows.js";
import { describeFileError } from "../../describe-file-error.js";
import type { Surroundings } from "../surroundings.js";

const standard = join("data", "instructeval", "HumanEval.jsonl.gz");

/**
 * The problems of a file in HumanEval's format, packed or not; without a name, those of the mirror. Throws a `UsageError` where
 * there is neither and a `DatasetError` for a file that cannot be read or names a problem twice.
 */
export function readProblems(
  name: string | undefined,
  { cwd, mirror }: Pick<Surroundings, "cwd" | "mirror">,
): readonly CodeProblem[] {
  if (name === undefined && mirror === undefined)
    throw new UsageError("There are no problems to grade against", {
      hint: "Name HumanEval.jsonl.gz of github.com/openai/human-eval with --problems FILE",
    });
  const path = name === undefined ? join(mirror ?? "", standard) : resolve(cwd, name);
  const shown = name ?? path;
  const problems = readRows({ name: shown, text: textOf(path, shown) }).map((row) => ({
    id: row.text("task_id"),
    prompt: row.text("prompt"),
    tests: row.text("test"),
    entryPoint: row.text("entry_point"),
  }));
  const ids = new Set<string>();
  for (const { id } of problems) {
    if (ids.has(id)) throw new DatasetError(`Cannot read ${shown}: it has two problems '${id}'`);
    ids.add(id);
  }
  return problems;
}

function textOf(path: string, shown: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw describeFileError(error);
  }
  if (!path.endsWith(".gz")) return bytes.toString("utf8");
  try {
    return gunzipSync(bytes).toString("utf8");
  } catch (cause) {
    throw new DatasetError(`Cannot read ${shown}: it is no gzip file`, { cause });
  }
}
