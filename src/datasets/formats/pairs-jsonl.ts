import type { DatasetCard } from "../../core/dataset-card.js";
import type { DatasetLoader, LoadedFile, RawInstance } from "../../core/dataset-loader.js";
import type { Preference } from "../../core/preference.js";
import { CardOptions } from "../card-options.js";
import { mapRows } from "../map-rows.js";
import { ownTags } from "../own-tags.js";
import { readRows } from "../read-rows.js";
import { refuseRepeatedIds } from "../refuse-repeated-ids.js";
import type { Row } from "../row.js";

const preferences: ReadonlyMap<unknown, Preference> = new Map([
  ["A", "A"],
  ["B", "B"],
  ["tie", "tie"],
]);

/** `check` holds notes of whoever made the data; it is allowed and not read. */
const known = [
  "id",
  "instruction",
  "output_a",
  "output_b",
  "gold",
  "votes",
  "annotators",
  "reason",
  "reference",
  "skills",
  "domain",
  "difficulty",
  "subset",
  "tags",
  "check",
] as const;

/**
 * The suite's own format for pairs, one JSON object a line (or a JSON array): `instruction`, `output_a`, `output_b`, and
 * `gold` "A", "B" or "tie" are needed; `id`, `votes`, `annotators` (whose
 * votes they are, one id a vote), `reason`, `reference`, `skills`, `domain`, `difficulty`, `subset` and
 * `tags` may be there. A field that it does not know is an error.
 */
export const pairsJsonl: DatasetLoader = {
  format: "pairs-jsonl",
  load(card: DatasetCard, files: readonly LoadedFile[]): readonly RawInstance[] {
    new CardOptions(card, []);
    const rows = files.flatMap(readRows);
    refuseRepeatedIds(rows);
    return mapRows(rows, (row) => {
      row.refuseUnknown(known);
      const votes = row.optionalListOf("votes", preferences);
      return {
        instruction: row.text("instruction"),
        outputs: [row.anyText("output_a"), row.anyText("output_b")],
        reference: row.optionalText("reference"),
        gold: {
          kind: "pair",
          preference: row.oneOf("gold", preferences),
          votes,
          ...annotatorsOf(row, votes),
          reason: row.optionalText("reason"),
        },
        row: row.place.number,
        tags: ownTags(row),
      };
    });
  },
};

function annotatorsOf(
  row: Row,
  votes: readonly Preference[] | undefined,
): { readonly annotators?: readonly string[] } {
  const annotators = row.optionalTexts("annotators");
  if (annotators.length === 0) return {};
  if (annotators.length !== votes?.length || new Set(annotators).size < annotators.length) {
    throw row.error("annotators", "one id for each vote, none of them twice");
  }
  return { annotators };
}
