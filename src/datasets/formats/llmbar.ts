import type { DatasetCard } from "../../core/dataset-card.js";
import type { DatasetLoader, LoadedFile, RawInstance } from "../../core/dataset-loader.js";
import type { Preference } from "../../core/preference.js";
import { CardOptions } from "../card-options.js";
import { mapRows } from "../map-rows.js";
import { readRows } from "../read-rows.js";

const labels: ReadonlyMap<unknown, Preference> = new Map([
  [1, "A"],
  [2, "B"],
]);

/**
 * LLMBar's own files and the other sets that its authors processed alike: `input`, `output_1`, `output_2`, and `label` 1
 * or 2. Option `subset` tags every instance.
 */
export const llmbar: DatasetLoader = {
  format: "llmbar",
  load(card: DatasetCard, files: readonly LoadedFile[]): readonly RawInstance[] {
    const subset = new CardOptions(card, ["subset"]).text("subset");
    return mapRows(files.flatMap(readRows), (row) => ({
      instruction: row.text("input"),
      outputs: [row.anyText("output_1"), row.anyText("output_2")],
      gold: { kind: "pair", preference: row.oneOf("label", labels) },
      row: row.place.number,
      tags: subset === undefined ? {} : { subset: [subset] },
    }));
  },
};
