import type { DatasetCard } from "../../core/dataset-card.js";
import type { DatasetLoader, LoadedFile, RawInstance } from "../../core/dataset-loader.js";
import { isRecord } from "../../core/is-record.js";
import type { Preference } from "../../core/preference.js";
import { CardOptions } from "../card-options.js";
import { mapRows } from "../map-rows.js";
import { readRows } from "../read-rows.js";
import type { Row } from "../row.js";

const labels: ReadonlyMap<unknown, Preference> = new Map([
  ["A>B", "A"],
  ["B>A", "B"],
]);

/**
 * JudgeBench: `question`, `response_A`, `response_B`, `label` `A>B` or `B>A`, and the `source` of the question. Option
 * `subsets` maps the name of a subset to its sources; a source ending in `*` stands for all that begin so, and the part
 * it stands for becomes the tag `domain`.
 */
export const judgebench: DatasetLoader = {
  format: "judgebench",
  load(card: DatasetCard, files: readonly LoadedFile[]): readonly RawInstance[] {
    const subsets = readSubsets(new CardOptions(card, ["subsets"]));
    return mapRows(files.flatMap(readRows), (row) => ({
      instruction: row.text("question"),
      outputs: [row.anyText("response_A"), row.anyText("response_B")],
      gold: { kind: "pair", preference: row.oneOf("label", labels) },
      row: row.place.number,
      tags: { id: [row.text("pair_id")], ...sourceTags(row, subsets) },
    }));
  },
};

function sourceTags(row: Row, subsets: ReadonlyMap<string, string>): RawInstance["tags"] {
  const source = row.text("source");
  for (const [pattern, subset] of subsets) {
    if (source === pattern) return { source: [source], subset: [subset] };
    const stem = pattern.slice(0, -1);
    if (pattern.endsWith("*") && source.startsWith(stem)) {
      return { source: [source], subset: [subset], domain: [source.slice(stem.length)] };
    }
  }
  throw row.error("source", `one of ${[...subsets.keys()].join(", ")}, by option 'subsets' of the card`);
}

function readSubsets(options: CardOptions): ReadonlyMap<string, string> {
  const expected = "an object of subset name: list of sources";
  const value = options.value("subsets");
  if (!isRecord(value)) throw options.error("subsets", expected);
  const subsetOf = new Map<string, string>();
  for (const [subset, sources] of Object.entries(value)) {
    if (!Array.isArray(sources)) throw options.error("subsets", expected);
    for (const source of sources) {
      if (typeof source !== "string") throw options.error("subsets", expected);
      subsetOf.set(source, subset);
    }
  }
  return subsetOf;
}
