import { basename, resolve } from "node:path";
import { readTextFile } from "../../../config/read-text-file.js";
import { UsageError } from "../../../core/errors.js";
import type { StageFile } from "../../../core/flask-stage.js";
import { sha256 } from "../../../core/sha256.js";
import { readChecklists, type ReadChecklists } from "../../../flask/read-checklists.js";
import { parseJson } from "../../../core/parse-json.js";

/** Checklists, and the file that they come from. */
export interface LoadedChecklists extends ReadChecklists {
  readonly file: StageFile;
}

/** Bytes of a file of checklists, at most. */
const largest = 64 * 1024 * 1024;

/** Reads a file of checklists. Throws a `UsageError` naming file and line. */
export function loadChecklists(file: string, cwd = ""): LoadedChecklists {
  const text = textOf(file, cwd);
  const lines = text
    .split("\n")
    .flatMap((line, index) => (line.trim() === "" ? [] : [{ line, place: index + 1 }]));
  const read = readChecklists(lines.map(({ line, place }) => valueOf(line, `${file}:${place}`)));
  if ("problem" in read) {
    const place = lines[read.line - 1]?.place ?? read.line;
    throw new UsageError(`Cannot read ${file}:${place}: ${read.problem}`, {
      hint: 'A line is {"question_id": 1, "instruction": "<sha256>", "items": [{"skill": "...", "question": "..."}]}',
    });
  }
  return { ...read, file: { name: basename(file), sha256: sha256(text) } };
}

function textOf(file: string, cwd: string): string {
  try {
    return readTextFile(resolve(cwd, file), largest);
  } catch (cause) {
    throw new UsageError(`Cannot read ${file}: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

function valueOf(line: string, place: string): unknown {
  try {
    return parseJson(line);
  } catch (cause) {
    throw new UsageError(`Cannot read ${place}: the line is no JSON`, { cause });
  }
}
