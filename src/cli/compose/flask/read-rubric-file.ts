import { basename, resolve } from "node:path";
import { readTextFile } from "../../../config/read-text-file.js";
import { ConfigError, UsageError } from "../../../core/errors.js";
import type { StageFile } from "../../../core/flask-stage.js";
import { parseJson } from "../../../core/parse-json.js";
import { sha256 } from "../../../core/sha256.js";
import { publishedRubric } from "../../../flask/published-rubric.js";
import { readYaml } from "../../../protocols/read-yaml.js";
import { rubricKeys } from "../../../protocols/rubric-keys.js";
import { rubricSchema } from "../../../protocols/rubric.js";

/** A rubric as rubric files of protocols are written, and the file that it came from. */
export interface RubricFile {
  readonly text: string;
  readonly file: StageFile;
}

/**
 * The text of a rubric, as rubric files of protocols are written, from a file of either layout: our YAML, or the JSON list of FLASK's
 * authors. Throws a `ConfigError` or a `UsageError` that names the file.
 */
export function readRubricFile(file: string, cwd: string): RubricFile {
  const text = textOf(file, cwd);
  return { text: rubricIn(text, file), file: { name: basename(file), sha256: sha256(text) } };
}

function rubricIn(text: string, file: string): string {
  if (!text.trimStart().startsWith("[")) {
    const { issues } = readYaml({ file, text, schema: rubricSchema, keys: rubricKeys });
    if (issues.length > 0) throw new ConfigError(issues);
    return text;
  }
  const read = publishedRubric(parsed(text, file));
  if ("problem" in read) {
    const where = read.entry === undefined ? file : `${file}, entry ${read.entry}`;
    throw new UsageError(`Cannot read ${where}: ${read.problem}`, {
      hint: 'An entry is {"Skill": "...", "Criteria": "...", "Scoring": {"1": "...", ..., "5": "..."}}',
    });
  }
  // Every JSON text is a YAML text.
  return JSON.stringify({ title: file, source: file, criteria: read.criteria }, undefined, 2);
}

function textOf(file: string, cwd: string): string {
  try {
    return readTextFile(resolve(cwd, file));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`Cannot read ${file}: ${reason}`, { cause });
  }
}

function parsed(text: string, file: string): unknown {
  try {
    return parseJson(text);
  } catch (cause) {
    throw new UsageError(`Cannot read ${file}: it is no JSON`, { cause });
  }
}
