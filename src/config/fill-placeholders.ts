import { isRecord } from "../core/is-record.js";
import type { DocumentPath } from "./source-document.js";
import { substituteVariables, type Environment } from "./substitute-variables.js";

/** Where placeholders are filled, from what. */
export interface FillOptions {
  readonly environment: Environment;
  /** Top-level keys below which placeholders stay. */
  readonly keep: readonly string[];
  /** Whether the scalar at a path was written without quotes. */
  readonly isPlain: (path: DocumentPath) => boolean;
}

/** A value with its placeholders filled. */
export interface FilledValue {
  readonly value: unknown;
  readonly problems: readonly {
    readonly path: DocumentPath;
    readonly message: string;
    readonly hint: string;
  }[];
  /** Path, as JSON, of each value that was filled -> the text as it was written. */
  readonly written: ReadonlyMap<string, string>;
}

/**
 * Fills the placeholders in all strings of a value, keys left alone. A string without quotes is read again afterwards as
 * YAML would read it, so that `seed: ${SEED:-7}` is a number.
 */
export function fillPlaceholders(value: unknown, options: FillOptions): FilledValue {
  const problems: { path: DocumentPath; message: string; hint: string }[] = [];
  const written = new Map<string, string>();
  const fill = (part: unknown, path: DocumentPath): unknown => {
    if (path.length === 1 && options.keep.some((key) => key === path[0])) return part;
    if (Array.isArray(part)) return part.map((entry, index) => fill(entry, [...path, index]));
    if (isRecord(part)) {
      return Object.fromEntries(
        Object.entries(part).map(([key, entry]) => [key, fill(entry, [...path, key])]),
      );
    }
    if (typeof part !== "string" || !part.includes("${")) return part;
    const filled = substituteVariables(part, options.environment);
    problems.push(...filled.problems.map((problem) => ({ path, ...problem })));
    written.set(JSON.stringify(path), part);
    return options.isPlain(path) ? readPlain(filled.text) : filled.text;
  };
  return { value: fill(value, []), problems, written };
}

function readPlain(text: string): unknown {
  if (/^(?:true|True|TRUE)$/u.test(text)) return true;
  if (/^(?:false|False|FALSE)$/u.test(text)) return false;
  return /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/u.test(text) ? Number(text) : text;
}
