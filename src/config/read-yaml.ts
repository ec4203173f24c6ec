import { LineCounter, parseDocument, type Document } from "yaml";
import { ConfigError, type FileIssue } from "../core/errors.js";
import { fillPlaceholders } from "./fill-placeholders.js";
import type { DocumentPath, Place, SourceDocument } from "./source-document.js";
import type { Environment } from "./substitute-variables.js";
import { nodeAt } from "./node-at.js";
import { yamlIssues } from "./yaml-issues.js";

const deepest = 100;

/** What to read, and with which environment. */
export interface ReadYamlOptions {
  /** The file as messages name it. */
  readonly file: string;
  readonly text: string;
  readonly environment: Environment;
  /** Top-level keys below which `${NAME}` stays as it is, because something later fills it in. */
  readonly keepPlaceholders?: readonly string[] | undefined;
}

/**
 * Reads one YAML 1.2 document (JSON is YAML), fills `${NAME}` and `${NAME:-default}` in its values, and keeps the place of
 * every part. Anchors are allowed; tags, merge keys, duplicate keys and several documents are not. A byte order mark is
 * skipped. Throws a `ConfigError` with every syntax problem, or else with every placeholder that cannot be filled.
 */
export function readYaml(options: ReadYamlOptions): SourceDocument {
  const { file } = options;
  const lines = new LineCounter();
  const text = options.text.replace(/^\uFEFF/u, "");
  if (nesting(text) > deepest || indentation(text) > deepest) {
    throw new ConfigError([{ file, message: `Cannot read values nested deeper than ${deepest}` }]);
  }
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    schema: "core",
    // Told by `yamlIssues`: the parser compares each key with all others.
    uniqueKeys: false,
    merge: false,
    logLevel: "error",
  });
  const place = (offset: number | undefined): Place => {
    if (offset === undefined) return { file };
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const issues = yamlIssues(document, text).map(({ offset, ...issue }) => ({ ...place(offset), ...issue }));
  refuse(issues);
  if (document.contents === null || document.contents.range[0] === document.contents.range[1]) {
    throw new ConfigError([{ file, message: "The file is empty", hint: "write keys with values" }]);
  }
  const locate = (path: DocumentPath, part: "value" | "key"): Place =>
    place(nodeAt(document, { path, part })?.range?.[0]);
  const filled = fillPlaceholders(toValue(document, file), {
    environment: options.environment,
    keep: options.keepPlaceholders ?? [],
    isPlain: (path) => {
      const node = nodeAt(document, { path, part: "value" });
      return node !== undefined && "type" in node && node.type === "PLAIN";
    },
  });
  refuse(filled.problems.map(({ path, ...problem }) => ({ ...locate(path, "value"), ...problem })));
  return {
    file,
    value: filled.value,
    positionOf: (path) => locate(path, "value"),
    positionOfKey: (path) => locate(path, "key"),
    writtenAs: (path) => filled.written.get(JSON.stringify(path)),
  };
}

/** How deep brackets, or markers on one line, go: the parser runs out of memory at depths that nobody writes. */
function nesting(text: string): number {
  let depth = 0;
  let most = 0;
  for (const [open] of text.matchAll(/[[{]|[\]}]|(?:[-?] ){2,}/gu)) {
    if (open === "]" || open === "}") depth -= 1;
    else if (open.length === 1) depth += 1;
    most = Math.max(most, depth, open.length / 2);
  }
  return most;
}

/** How many lines stand one further in than the other. */
function indentation(text: string): number {
  const open: number[] = [];
  let most = 0;
  for (const [line] of text.matchAll(/^ *(?=[^\s#])/gmu)) {
    while ((open.at(-1) ?? -1) >= line.length) open.pop();
    open.push(line.length);
    most = Math.max(most, open.length);
  }
  return most;
}

function refuse(issues: readonly FileIssue[]): void {
  if (issues.length > 0) throw new ConfigError(issues);
}

function toValue(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    // Anchors that multiply each other: a small file that stands for a huge value.
    const message = `Cannot expand the anchors: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw new ConfigError([{ file, message }], { cause });
  }
}
