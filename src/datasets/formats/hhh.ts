import type { DatasetCard } from "../../core/dataset-card.js";
import type { DatasetLoader, LoadedFile, RawInstance } from "../../core/dataset-loader.js";
import { CardOptions } from "../card-options.js";
import { mapRows } from "../map-rows.js";
import { placePair } from "../place-pair.js";
import { readRows } from "../read-rows.js";
import type { Row } from "../row.js";

const subsets: ReadonlyMap<unknown, string> = new Map(
  ["harmless", "helpful", "honest", "other"].map((name) => [name, name]),
);
const beforeInstruction = "###The instruction to evaluate:\n";
const beforeResponse = "\n\n###Response to evaluate:\n";
const beforeRubric = "\n\n###Score Rubrics:\n";

/**
 * HHH Alignment as the Prometheus evaluation publishes it: `chosen_instruction` and `rejected_instruction` are whole
 * rating prompts, out of which the question and the response are taken; `source` is the subset. A content hash decides
 * which of the two is A.
 */
export const hhh: DatasetLoader = {
  format: "hhh",
  load(card: DatasetCard, files: readonly LoadedFile[]): readonly RawInstance[] {
    new CardOptions(card, []);
    return mapRows(files.flatMap(readRows), (row) => {
      const chosen = unwrap(row, "chosen_instruction");
      const rejected = unwrap(row, "rejected_instruction");
      const { instruction } = chosen;
      if (instruction !== rejected.instruction) {
        throw row.error("rejected_instruction", "the same question as in 'chosen_instruction'");
      }
      const { outputs, preference } = placePair({
        instruction,
        better: chosen.response,
        worse: rejected.response,
      });
      return {
        instruction,
        outputs,
        gold: { kind: "pair", preference },
        row: row.place.number,
        tags: { subset: [row.oneOf("source", subsets)] },
      };
    });
  },
};

function unwrap(row: Row, field: string): { readonly instruction: string; readonly response: string } {
  const text = row.text(field);
  const instructionAt = text.indexOf(beforeInstruction);
  const responseAt = text.indexOf(beforeResponse, instructionAt);
  const rubricAt = text.lastIndexOf(beforeRubric);
  if (instructionAt < 0 || responseAt < 0 || rubricAt < responseAt) {
    throw row.error(field, "a rating prompt with the headings of instruction, response and score rubrics");
  }
  const instruction = text.slice(instructionAt + beforeInstruction.length, responseAt);
  if (instruction.trim() === "") throw row.error(field, "a question under the heading of the instruction");
  return { instruction, response: text.slice(responseAt + beforeResponse.length, rubricAt) };
}
