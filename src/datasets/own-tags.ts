import type { RawInstance } from "../core/dataset-loader.js";
import type { Row } from "./row.js";

/**
 * The tags of a row in one of the suite's own formats: `id`, `skills` (as tag `skill`), `domain`, `difficulty`, `subset`,
 * and whatever else stands under `tags`, each a text or a list of texts.
 */
export function ownTags(row: Row): RawInstance["tags"] {
  const tags = new Map<string, readonly string[]>();
  for (const [name, values] of Object.entries(row.optionalRecord("tags") ?? {})) {
    const list: readonly unknown[] = Array.isArray(values) ? values : [values];
    const texts = list.filter((value) => typeof value === "string");
    if (texts.length < list.length) throw row.error("tags", "an object of name: text or list of texts");
    tags.set(name, texts);
  }
  for (const [name, field] of [
    ["id", "id"],
    ["skill", "skills"],
    ["domain", "domain"],
    ["difficulty", "difficulty"],
    ["subset", "subset"],
  ] as const) {
    const values = row.optionalTexts(field);
    if (values.length > 0) tags.set(name, values);
  }
  return Object.fromEntries(tags);
}
