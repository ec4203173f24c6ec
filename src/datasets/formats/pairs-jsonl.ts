import type { DatasetCard } from "../../core/dataset-card.js";
import type { DatasetLoader, LoadedFile, RawInstance } from "../../core/dataset-loader.js";
import type { Preference } from "../../core/preference.js";
import { CardOptions } from "../card-options.js";
import { mapRows } from "../map-rows.js";
import { ownTags } from "../own-tags.js";
import { readRows } from "../read-rows.js";
import { refuseRepeatedIds } from "../refuse-repeated-ids.js";

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
 * `gold` "A", "B" or "tie" are needed; `id`, `votes`, `reason`, `reference`, `skills`, `domain`, `difficulty`, `subset` and
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
      return {
        instruction: row.text("instruction"),
        outputs: [row.anyText("output_a"), row.anyText("output_b")],
        reference: row.optionalText("reference"),
        gold: {
          kind: "pair",
          preference: row.oneOf("gold", preferences),
          votes: row.optionalListOf("votes", preferences),
          reason: row.optionalText("reason"),
        },
        row: row.place.number,
        tags: ownTags(row),
      };
    });
  },
};
