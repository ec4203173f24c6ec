import { z } from "zod";
import { didYouMean } from "../core/did-you-mean.js";
import { ConfigError, type FileIssue } from "../core/errors.js";
import { isRecord } from "../core/is-record.js";
import { describeIssue } from "./describe-issue.js";
import { findSecrets } from "./find-secrets.js";
import { mostSuggestions } from "./most-suggestions.js";
import type { DocumentPath, SourceDocument } from "./source-document.js";

/**
 * The document's value, checked by a schema. Throws one `ConfigError` with every problem, each at the place of the value
 * (of the key, where the key is the problem), in the order of the file. Values that look like keys to a service are
 * problems whatever the schema says, and are never shown.
 */
export function parseWith<Value>(schema: z.ZodType<Value>, document: SourceDocument): Value {
  const secrets = findSecrets(document);
  const known = new Map<string, readonly string[]>();
  const parsed = schema.safeParse(document.value, {
    error: (issue) => {
      if (issue.code === "unrecognized_keys" && issue.inst instanceof z.ZodObject) {
        known.set(JSON.stringify(issue.path ?? []), Object.keys(issue.inst.shape));
      }
      return undefined;
    },
  });
  const secretAt = new Set(secrets.map((secret) => JSON.stringify(secret.path)));
  const issues = (parsed.error?.issues ?? []).flatMap((issue) =>
    toFileIssues(issue, { document, known, secretAt }),
  );
  issues.push(...secrets.map(({ issue }) => issue));
  if (issues.length > 0) throw new ConfigError(issues.sort(byPlace));
  if (parsed.data === undefined) throw new TypeError("Cannot parse a document by a schema of undefined");
  return parsed.data;
}

interface Context {
  readonly document: SourceDocument;
  /** Path, as JSON -> the keys that may stand there. */
  readonly known: ReadonlyMap<string, readonly string[]>;
  /** Paths, as JSON, that are reported as secrets already. */
  readonly secretAt: ReadonlySet<string>;
}

function toFileIssues(issue: z.core.$ZodIssue, context: Context): readonly FileIssue[] {
  const { document, secretAt } = context;
  const path = issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
  if (issue.code === "unrecognized_keys") return unknownKeys(issue, path, context);
  if (secretAt.has(JSON.stringify(path))) return [];
  const isKey = issue.code === "invalid_key";
  const place = isKey ? document.positionOfKey(path) : document.positionOf(path);
  const value = isKey ? path.at(-1) : valueAt(document.value, path);
  return [{ ...place, ...describeIssue({ issue, value, writtenAs: document.writtenAs(path) }) }];
}

/** Each at its place, up to so many as anybody reads: finding the place of a key takes a walk over all of them. */
function unknownKeys(
  { keys }: z.core.$ZodIssueUnrecognizedKeys,
  path: DocumentPath,
  { document, known, secretAt }: Context,
): readonly FileIssue[] {
  const there = known.get(JSON.stringify(path)) ?? [];
  const unknown = keys.filter((key) => !secretAt.has(JSON.stringify([...path, key])));
  const told = unknown
    .slice(0, mostSuggestions)
    .map((key) => ({ ...document.positionOfKey([...path, key]), ...unknownKey(key, there) }));
  const untold = unknown.length - told.length;
  if (untold === 0) return told;
  return [...told, { ...document.positionOf(path), message: `${untold} more keys are unknown` }];
}

function unknownKey(
  key: string,
  known: readonly string[],
): { readonly message: string; readonly hint: string } {
  const meant = didYouMean(key, known);
  const hint = meant === undefined ? `known keys: ${known.join(", ")}` : `did you mean '${meant}'?`;
  return { message: `Unknown key '${key}'`, hint };
}

function valueAt(value: unknown, path: DocumentPath): unknown {
  return path.reduce<unknown>((part, step) => {
    if (Array.isArray(part)) return part[Number(step)];
    return isRecord(part) && Object.hasOwn(part, step) ? part[String(step)] : undefined;
  }, value);
}

function byPlace(a: FileIssue, b: FileIssue): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
