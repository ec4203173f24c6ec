import type { DatasetCard } from "../../core/dataset-card.js";
import type { DatasetLoader, LoadedFile, RawInstance } from "../../core/dataset-loader.js";
import type { Preference } from "../../core/preference.js";
import { CardOptions } from "../card-options.js";
import { mapRows } from "../map-rows.js";
import { readRows } from "../read-rows.js";
import type { Row } from "../row.js";

const choices: ReadonlyMap<unknown, Preference> = new Map([
  [0, "tie"],
  [1, "A"],
  [2, "B"],
]);
const annotators = ["annotator1", "annotator2", "annotator3"] as const;

/**
 * PandaLM's test set: `instruction` with an optional `input`, `response1`, `response2`, and three annotators' choices (0
 * tie, 1, 2), whose majority is the gold. They are the same three persons throughout (Wang et al. 2024, table of their kappas).
 */
export const pandalm: DatasetLoader = {
  format: "pandalm",
  load(card: DatasetCard, files: readonly LoadedFile[]): readonly RawInstance[] {
    new CardOptions(card, []);
    return mapRows(files.flatMap(readRows), (row) => {
      const votes = annotators.map((annotator) => row.oneOf(annotator, choices));
      return {
        instruction: instructionOf(row),
        outputs: [responseOf(row, "response1"), responseOf(row, "response2")],
        gold: { kind: "pair", preference: majorityOf(row, votes), votes, annotators },
        row: row.place.number,
        tags: {
          id: [String(row.count("idx"))],
          systems: systemsOf(row),
          application: [row.text("motivation_app")],
        },
      };
    });
  },
};

/** The key of a comparison names both systems, in the order of the responses. */
function systemsOf(row: Row): readonly string[] {
  const systems = row.text("cmp_key").split("_");
  if (systems.length !== 2) throw row.error("cmp_key", "two systems with one '_' between them");
  return systems;
}

/** The instruction above its input; either may be blank in the file, not both. */
function instructionOf(row: Row): string {
  const parts = [row.anyText("instruction"), row.anyText("input")].filter((part) => part.trim() !== "");
  if (parts.length === 0) throw row.error("instruction", "a text that is not blank, here or in 'input'");
  return parts.join("\n\n");
}

/**
 * A few published rows hold the JSON value `true` where the system's answer was that word: some tool on the way took the
 * text for a value. It is turned back into the word that a reader of the pair would see.
 */
function responseOf(row: Row, field: string): string {
  const value = row.fields[field];
  if (typeof value === "boolean") return value ? "True" : "False";
  return row.anyText(field);
}

function majorityOf(row: Row, votes: readonly Preference[]): Preference {
  const majority = votes.find((vote) => votes.filter((other) => other === vote).length * 2 > votes.length);
  if (majority === undefined) throw row.error("annotator3", "two annotators of the three to agree");
  return majority;
}
