import type { DatasetCard } from "../../core/dataset-card.js";
import type { DatasetLoader, LoadedFile, RawInstance } from "../../core/dataset-loader.js";
import { CardOptions } from "../card-options.js";
import { mapRows } from "../map-rows.js";
import { placePair } from "../place-pair.js";
import { readRows } from "../read-rows.js";
import type { Row } from "../row.js";

const styles = ["concise", "detailed", "markdown"] as const;

/**
 * RM-Bench: a `prompt` with three `chosen` and three `rejected` responses, each concise, detailed in plain text, and
 * detailed in Markdown, in that order. Each of the nine combinations is a pair. As in the paper, a pair is `normal` where
 * both have the same style, `hard` where the rejected one has the fancier style, and `easy` where the chosen one has. A
 * content hash decides which of the two is A. The nine pairs share the row number of their prompt.
 */
export const rmBench: DatasetLoader = {
  format: "rm-bench",
  load(card: DatasetCard, files: readonly LoadedFile[]): readonly RawInstance[] {
    new CardOptions(card, []);
    return mapRows(files.flatMap(readRows), pairsOf).flat();
  },
};

function pairsOf(row: Row): readonly RawInstance[] {
  const instruction = row.text("prompt");
  const chosen = responsesOf(row, "chosen");
  const rejected = responsesOf(row, "rejected");
  const reason = row.optionalText("error");
  const subset = row.optionalTexts("subset");
  return chosen.flatMap((better, chosenStyle) =>
    rejected.map((worse, rejectedStyle) => {
      const { outputs, preference } = placePair({ instruction, better, worse });
      return {
        instruction,
        outputs,
        gold: { kind: "pair", preference, reason },
        row: row.place.number,
        tags: {
          subset,
          difficulty: [difficultyOf(chosenStyle, rejectedStyle)],
          "chosen-style": styles.slice(chosenStyle, chosenStyle + 1),
          "rejected-style": styles.slice(rejectedStyle, rejectedStyle + 1),
        },
      };
    }),
  );
}

function difficultyOf(chosenStyle: number, rejectedStyle: number): string {
  if (chosenStyle === rejectedStyle) return "normal";
  return chosenStyle < rejectedStyle ? "hard" : "easy";
}

function responsesOf(row: Row, field: string): readonly string[] {
  const responses = row.optionalTexts(field);
  if (responses.length !== styles.length) throw row.error(field, "three texts, one a style");
  return responses;
}
