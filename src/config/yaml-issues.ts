import { isAlias, isMap, isScalar, visit, type Document, type Node, type Scalar, type YAMLMap } from "yaml";

/** A problem of a document, with its offset in characters from the start of the text. */
export interface YamlIssue {
  readonly offset: number | undefined;
  readonly message: string;
  readonly hint?: string | undefined;
}

type Wording = readonly [message: string, hint: string];

const wordings: Readonly<Record<string, Wording>> = {
  BAD_ALIAS: ["Cannot read a value that begins with '*'", "quote it: '*'"],
  BAD_SCALAR_START: ["Cannot read a value that begins with a reserved character", "quote it"],
  BLOCK_AS_IMPLICIT_KEY: [
    "Cannot read a second ': ' on one line",
    "quote the value, or indent it below its key",
  ],
  MULTILINE_IMPLICIT_KEY: ["Cannot read a key that spans lines", "indent keys of the same level alike"],
  MULTIPLE_DOCS: ["Cannot read a second document", "keep one document a file"],
  NON_STRING_KEY: ["Cannot read a key that is no text", "write a plain word"],
  TAB_AS_INDENT: ["Cannot read a tab as indentation", "indent with spaces"],
};

/**
 * Everything in a document, parsed from `text`, that is no YAML or that configs do not allow: one problem a place, in the
 * order of the text.
 */
export function yamlIssues(document: Document.Parsed, text: string): readonly YamlIssue[] {
  const issues = document.errors.map((error) => fromSyntax(error, text));
  const first = new Map<number | undefined, YamlIssue>();
  issues.push(...document.warnings.map((warning) => fromSyntax(warning, text)));
  for (const issue of [...issues, ...refused(document, text)]) {
    if (!first.has(issue.offset)) first.set(issue.offset, issue);
  }
  return [...first.values()].sort((a, b) => (a.offset ?? 0) - (b.offset ?? 0));
}

interface SyntaxProblem {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [number, number];
}

function fromSyntax(error: SyntaxProblem, text: string): YamlIssue {
  const [offset, end] = error.pos;
  if (error.code === "TAG_RESOLVE_FAILED") return { offset, ...refusedTag(text.slice(offset, end)) };
  if (error.code === "MISSING_CHAR" && error.message.endsWith("quote")) {
    return { offset, message: "Cannot find the closing quote" };
  }
  const [message, hint] = wordings[error.code] ?? [`Cannot read YAML: ${error.message}`, undefined];
  return { offset, message, hint };
}

function refusedTag(tag: string): { readonly message: string; readonly hint: string } {
  return { message: `Cannot read the tag '${tag}'`, hint: "quote a value that begins with '!'" };
}

function refused(document: Document.Parsed, text: string): readonly YamlIssue[] {
  const issues: YamlIssue[] = [];
  const refuse = (node: Node, message: string, hint: string): void => {
    issues.push({ offset: node.range?.[0], message, hint });
  };
  visit(document, {
    Alias: (_, alias, ancestors) => {
      const target = alias.resolve(document);
      if (target === undefined && alias.source !== "") {
        refuse(alias, `Cannot find the anchor '${alias.source}'`, "quote a value that begins with '*'");
      } else if (ancestors.some((ancestor) => ancestor === target)) {
        refuse(alias, `Cannot use the anchor '${alias.source}' inside itself`, "write the value out");
      }
    },
    Pair: (_, { key }) => {
      if (isScalar(key) && key.value === "<<")
        refuse(key, "Cannot merge keys with '<<'", "write the keys out");
    },
    Node: (_, node) => {
      if (isMap(node)) {
        for (const key of repeatedKeys(node)) {
          const written = /^[^:\n]+/u.exec(text.slice(key.range?.[0]))?.[0].trim() ?? "";
          refuse(key, `Key '${written}' stands here a second time`, "keep one of them");
        }
      }
      if (isAlias(node) || node.tag?.startsWith(standardTag) !== true) return;
      const { message, hint } = refusedTag(node.tag.replace(standardTag, "!!"));
      refuse(node, message, hint);
    },
  });
  return issues;
}

/** The keys of a map that stand there before. */
function repeatedKeys({ items }: YAMLMap): readonly Scalar[] {
  const known = new Set<unknown>();
  return items.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    if (known.has(key.value)) return [key];
    known.add(key.value);
    return [];
  });
}

const standardTag = "tag:yaml.org,2002:";
