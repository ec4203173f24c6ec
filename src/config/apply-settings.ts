import { parseDocument } from "yaml";
import { UsageError } from "../core/errors.js";
import { isRecord } from "../core/is-record.js";
import { yamlIssues } from "./yaml-issues.js";
import type { DocumentPath, Place, SourceDocument } from "./source-document.js";

interface Setting {
  /** `--set limits.maxCostUsd`: without the value, which may be what nobody should see. */
  readonly flag: string;
  readonly path: readonly string[];
  readonly value: unknown;
}

/**
 * A document with values laid over it: `seed=3`, `limits.maxCostUsd=2`, `evaluators=[gpt-4o-mini, nulls/*]`,
 * `datasets.0=starter`. The part after `=` is read as YAML; a later setting wins. Messages about a value that was set name
 * the setting instead of the file. Throws a `UsageError` for a setting that cannot be applied.
 */
export function applySettings(document: SourceDocument, settings: readonly string[]): SourceDocument {
  return settings.map(readSetting).reduce(applySetting, document);
}

function readSetting(written: string): Setting {
  const equals = written.indexOf("=");
  const key = equals === -1 ? written : written.slice(0, equals);
  const path = key.split(".");
  const flag = `--set ${key}`;
  if (equals === -1 || !path.every((step) => /^[A-Za-z0-9]\w*$/u.test(step))) {
    throw new UsageError(`Cannot read ${flag}`, { hint: "write --set key=value or --set key.key=value" });
  }
  const text = written.slice(equals + 1);
  // A glob such as `*` is no YAML but means itself.
  return { flag, path, value: /^[*!][^\s,]*$/u.test(text) ? text : readValue(flag, text) };
}

function readValue(flag: string, text: string): unknown {
  const parsed = parseDocument(text, { prettyErrors: false, schema: "core", logLevel: "error" });
  const issues = yamlIssues(parsed, text);
  if (issues.length === 0) return parsed.toJS({ maxAliasCount: 100 });
  throw new UsageError(`Cannot read the value of ${flag}`, {
    hint: "write YAML after the '=': a word, a number, or [a, b]",
  });
}

function applySetting(document: SourceDocument, { flag, path, value }: Setting): SourceDocument {
  const place: Place = { file: flag };
  const isBelow = (at: DocumentPath): boolean => path.every((step, index) => String(at[index]) === step);
  return {
    file: document.file,
    value: withValue(document.value, { path, value, flag }),
    positionOf: (at) => (isBelow(at) ? place : document.positionOf(at)),
    positionOfKey: (at) => (isBelow(at) ? place : document.positionOfKey(at)),
    writtenAs: (at) => (isBelow(at) ? undefined : document.writtenAs(at)),
  };
}

function withValue(part: unknown, setting: Setting): unknown {
  const [step, ...path] = setting.path;
  if (step === undefined) return setting.value;
  if (Array.isArray(part)) {
    return withEntry(part, { ...setting, path: [step, ...path] });
  }
  if (isRecord(part) || part === undefined || part === null) {
    const fields = part ?? {};
    const inner = Object.hasOwn(fields, step) ? fields[step] : undefined;
    return { ...fields, [step]: withValue(inner, { ...setting, path }) };
  }
  throw new UsageError(`Cannot apply ${setting.flag}: there are no keys above '${step}'`, {
    hint: "set the value as a whole",
  });
}

function withEntry(list: readonly unknown[], setting: Setting): unknown {
  const [step = "", ...path] = setting.path;
  const index = /^\d+$/u.test(step) ? Number(step) : Number.NaN;
  if (!(index <= list.length)) {
    throw new UsageError(`Cannot apply ${setting.flag}: '${step}' is no entry of the list`, {
      hint: `write a number from 0 to ${list.length}, the last of which appends`,
    });
  }
  return [...list.slice(0, index), withValue(list[index], { ...setting, path }), ...list.slice(index + 1)];
}
