import { parseDocument } from "yaml";
import { isRecord } from "../core/is-record.js";

const frontMatter = /^---\r?\n(?<yaml>[^]*?)^---[ \t]*\r?$/mu;
const idKey = /^(?:id|"id"|'id')[ \t]*:/mu;
const idLine = /^id:[ \t]+(?<quote>["']?)(?<id>[\w./-]+)\k<quote>(?:[ \t]+#.*)?[ \t]*\r?$/mu;

/**
 * The top-level `id` of a YAML card, or of the front matter of a Markdown one, if it states one. Cards are looked at, not
 * parsed, as long as their id stands on a line of its own: a catalog of hundreds is listed in milliseconds.
 */
export function idInText(text: string): string | undefined {
  const start = text.replace(/^\uFEFF/u, "");
  const yaml = start.startsWith("---") ? (frontMatter.exec(start)?.groups?.["yaml"] ?? start) : start;
  const id = idLine.exec(yaml)?.groups?.["id"];
  if (id !== undefined) return id;
  return idKey.test(yaml) || /^\s*\{/u.test(yaml) ? parsedId(yaml) : undefined;
}

function parsedId(yaml: string): string | undefined {
  const document = parseDocument(yaml, { prettyErrors: false, schema: "core", logLevel: "silent" });
  const value: unknown = document.errors.length === 0 ? document.toJS({ maxAliasCount: 100 }) : undefined;
  return isRecord(value) && typeof value["id"] === "string" ? value["id"] : undefined;
}
