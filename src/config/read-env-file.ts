import { ConfigError, UsageError, type FileIssue } from "../core/errors.js";
import { readTextFile } from "./read-text-file.js";
import type { Environment } from "./substitute-variables.js";

/** Which file to read, and the environment that it adds to. */
export interface ReadEnvFileOptions {
  readonly file: string;
  /** Variables set here already win over the file's. */
  readonly environment: Environment;
}

const line =
  /^[ \t]*(?:export[ \t]+)?(?<name>[A-Za-z_]\w*)[ \t]*=[ \t]*(?:"(?<double>(?:[^"\\]|\\.)*)"|'(?<single>[^']*)'|(?<plain>[^"'#\s](?:[^#\r\n]|(?<=\S)#)*)?)[ \t]*(?:(?<=[ \t=])#.*)?$/u;
const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

/**
 * The environment with the variables of a `.env` file added: `KEY=value` a line, `export` before it and quotes around the
 * value if wanted; `#` begins a comment; `\n`, `\r`, `\t`, `\"` and `\\` are read inside double quotes. The last of several
 * lines for a name counts. Throws a `UsageError` for a file that cannot be read, a `ConfigError` naming the lines that are
 * no such lines. No message holds anything of a line: it may be a key.
 */
export function readEnvFile({ file, environment }: ReadEnvFileOptions): Environment {
  const issues: FileIssue[] = [];
  const variables: Record<string, string | undefined> = {};
  for (const [index, written] of textOf(file).split(/\r?\n/u).entries()) {
    if (/^\s*(?:#.*)?$/u.test(written)) continue;
    const groups = line.exec(written)?.groups;
    const name = groups?.["name"];
    if (groups === undefined || name === undefined) {
      issues.push({
        file,
        line: index + 1,
        column: 1,
        message: "Cannot read the line",
        hint: "write NAME=value",
      });
    } else {
      variables[name] = valueOf(groups);
    }
  }
  if (issues.length > 0) throw new ConfigError(issues);
  const set = Object.entries(environment).filter(([, value]) => value !== undefined);
  return { ...variables, ...Object.fromEntries(set) };
}

function valueOf(groups: Readonly<Record<string, string | undefined>>): string {
  const { double, single, plain } = groups;
  if (double !== undefined) {
    return double.replaceAll(/\\(.)/gu, (_, escaped: string) => escapes[escaped] ?? escaped);
  }
  return single ?? plain?.trimEnd() ?? "";
}

function textOf(file: string): string {
  try {
    return readTextFile(file);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`Cannot read the environment file ${file}: ${reason}`, { cause });
  }
}
