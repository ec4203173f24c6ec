import type { ChoiceParser } from "./reading.js";
import { labelLine } from "./label-line.js";
import { unparsed } from "./unparsed.js";

/**
 * The rule of the LLMBar authors for verdict-only replies, for their published figures only: "Output (a)" at the start of
 * any line says (a), wherever "Output (b)" stands; how the reply ended does not matter.
 */
export const llmbarLine: ChoiceParser = {
  read({ text }) {
    const trimmed = text.trim();
    if (/(?:^|\n) ?Output \(a\)/.test(trimmed)) return { kind: "choice", choice: "a" };
    if (/(?:^|\n) ?Output \(b\)/.test(trimmed)) return { kind: "choice", choice: "b" };
    return unparsed(trimmed === "" ? "empty" : "no-verdict", text);
  },
  example: (choice) => labelLine.example(choice),
};
