import type { ChoiceParser } from "./reading.js";
import { closingStatement } from "./closing-statement.js";
import { unparsed } from "./unparsed.js";

/**
 * The rule of the LLMBar authors for replies with reasoning, for their published figures only: "Output (a) is better" and
 * one more character anywhere says (a), even where a later sentence says (b).
 */
export const llmbarClosing: ChoiceParser = {
  read({ text }) {
    const trimmed = text.trim();
    if (/Output \(a\) is better./s.test(trimmed)) return { kind: "choice", choice: "a" };
    if (/Output \(b\) is better./s.test(trimmed)) return { kind: "choice", choice: "b" };
    return unparsed(trimmed === "" ? "empty" : "no-verdict", text);
  },
  example: (choice) => closingStatement.example(choice),
};
