import { lastVerdict } from "./last-verdict.js";
import type { Choice, ChoiceParser } from "./reading.js";
import { ledSentences } from "./led-sentences.js";
import { statementOf } from "./statement.js";
import { unparsed } from "./unparsed.js";
import { unusable } from "./unusable.js";

/**
 * Reads a reply that reasons first and then states "Therefore, Output (a) is better." The last statement decides. A
 * statement that something later takes back is contradictory, be it another letter in the form of a verdict that cannot be
 * read for sure (a bare "Output (b)"), a denial or a retraction; so are two statements in one breath. A last statement that
 * names neither or both is off the menu. Mentions that claim nothing (conditions, single aspects) do not count.
 */
export const closingStatement: ChoiceParser = {
  read(reply, menu) {
    const refusal = unusable(reply);
    if (refusal !== undefined) return refusal;
    const found = ledSentences(reply.text).flatMap(({ text, line }, index) => {
      const statement = statementOf(text);
      return statement === undefined ? [] : [{ statement, line, index }];
    });
    const last = lastVerdict(found, menu.ties);
    return last.kind === "choice"
      ? { kind: "choice", choice: last.choice }
      : unparsed(last.reason, reply.text);
  },
  example(choice: Choice) {
    return choice === "tie"
      ? "Both outputs do what was asked, equally well.\n\nTherefore, it is a tie."
      : `One of the two does what was asked more faithfully.\n\nTherefore, Output (${choice}) is better.`;
  },
};
