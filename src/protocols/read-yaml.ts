import { LineCounter, isMap, isNode, isScalar, parseDocument, visit, type Document } from "yaml";
import type { z } from "zod";
import { didYouMean } from "../core/did-you-mean.js";
import type { FileIssue } from "../core/errors.js";
import { isRecord } from "../core/is-record.js";

/** A YAML text to read: which file it stands in, what it must look like, and the keys that hints may suggest. */
export interface YamlSource<T> {
  readonly file: string;
  /** Lines are counted from the first line of this text. */
  readonly text: string;
  readonly schema: z.ZodType<T>;
  readonly keys: readonly string[];
}

/** Where a value stands, counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What was read, or all that is wrong; `placeOf` finds a value by its path. */
export interface YamlReading<T> {
  readonly value: T | undefined;
  readonly issues: readonly FileIssue[];
  placeOf(path: readonly PropertyKey[]): Place;
}

/** Reads YAML that holds values only (no anchors, aliases or tags) and checks it, reporting all problems with their places. */
export function readYaml<T>({ file, text, schema, keys }: YamlSource<T>): YamlReading<T> {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: true });
  const at = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return { line, column: col };
  };
  const placeOf = (path: readonly PropertyKey[]): Place => at(offsetOf(document, path));
  const syntax = [
    ...[...document.errors, ...document.warnings].map(({ message, pos }) => ({
      file,
      ...at(pos[0]),
      message,
    })),
    ...references(document).map((offset) => ({
      file,
      ...at(offset),
      message: "anchors and aliases are not allowed",
    })),
  ];
  if (syntax.length > 0) return { value: undefined, issues: syntax, placeOf };
  const raw: unknown = document.toJS();
  const checked = schema.safeParse(raw);
  if (checked.success) return { value: checked.data, issues: [], placeOf };
  const issues = checked.error.issues.flatMap((issue) =>
    problemsOf(issue, raw, keys).map(({ path, message, hint, ofKey }) => ({
      file,
      ...at(ofKey === undefined ? offsetOf(document, path) : keyOffset(document, path, ofKey)),
      message,
      hint,
    })),
  );
  return { value: undefined, issues, placeOf };
}

interface Problem {
  readonly path: readonly PropertyKey[];
  /** The key itself is the problem, not its value. */
  readonly ofKey?: string | undefined;
  readonly message: string;
  readonly hint?: string | undefined;
}

function problemsOf(issue: z.core.$ZodIssue, raw: unknown, keys: readonly string[]): readonly Problem[] {
  const { path } = issue;
  const field = path.length === 0 ? "" : `${path.map(String).join(".")}: `;
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      path,
      ofKey: key,
      message: `${field}unknown key "${key}"`,
      hint: suggestion(key, keys),
    }));
  }
  const value = valueAt(raw, path);
  if (value === undefined) return [{ path, message: `${field}missing` }];
  const allowed = allowedValues(issue);
  if (allowed !== undefined) {
    const hint =
      suggestion(typeof value === "string" ? value : "", allowed) ?? `one of ${allowed.join(", ")}`;
    return [{ path, message: `${field}unknown value ${JSON.stringify(value)}`, hint }];
  }
  return [{ path, message: `${field}${issue.message}` }];
}

function allowedValues(issue: z.core.$ZodIssue): readonly string[] | undefined {
  if (issue.code === "invalid_value") return issue.values.map(String);
  if (issue.code !== "invalid_union" || !("options" in issue) || !Array.isArray(issue.options))
    return undefined;
  return issue.options.map(String);
}

function suggestion(written: string, candidates: readonly string[]): string | undefined {
  const meant = didYouMean(written, candidates);
  return meant === undefined ? undefined : `did you mean ${meant}?`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => {
    if (Array.isArray(inner) && typeof key === "number") return inner[key];
    return isRecord(inner) ? inner[String(key)] : undefined;
  }, value);
}

/** Offset of the value at a path, or of the nearest value that encloses it. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function keyOffset(document: Document, path: readonly PropertyKey[], key: string): number {
  const map = document.getIn(path, true);
  const pair = isMap(map)
    ? map.items.find((item) => isScalar(item.key) && item.key.value === key)
    : undefined;
  return isScalar(pair?.key) && pair.key.range ? pair.key.range[0] : offsetOf(document, path);
}

function references(document: Document): readonly number[] {
  const offsets: number[] = [];
  visit(document, {
    Alias: (_, alias) => void offsets.push(alias.range?.[0] ?? 0),
    Node: (_, node) => {
      if ("anchor" in node) offsets.push(node.range?.[0] ?? 0);
    },
  });
  return offsets;
}
