import type { Choice, ChoiceParser, ChoiceReading, Menu } from "./reading.js";
import { sentences } from "./sentences.js";
import type { Statement } from "./statement.js";
import { statementOf } from "./statement.js";
import { unparsed } from "./unparsed.js";
import { unusable } from "./unusable.js";

interface Placed {
  readonly statement: Statement;
  readonly line: number;
  readonly index: number;
}

/**
 * Reads a reply that reasons first and then states "Therefore, Output (a) is better." The last statement decides. A
 * statement that a later one takes back is contradictory, as are two in one breath; a last statement that names neither or
 * both is off the menu. Mentions that claim nothing (conditions, single aspects, what others may say) do not count.
 */
export const closingStatement: ChoiceParser = {
  read(reply, menu) {
    const refusal = unusable(reply);
    if (refusal !== undefined) return refusal;
    const found: Placed[] = [];
    for (const [index, { text, line }] of sentences(reply.text).entries()) {
      const statement = statementOf(text);
      if (statement !== undefined) found.push({ statement, line, index });
    }
    return lastWord(found, menu) ?? unparsed(reasonOf(found), reply.text);
  },
  example(choice: Choice) {
    return choice === "tie"
      ? "Both outputs do what was asked, equally well.\n\nTherefore, it is a tie."
      : `One of the two does what was asked more faithfully.\n\nTherefore, Output (${choice}) is better.`;
  },
};

function lastWord(found: readonly Placed[], menu: Menu): ChoiceReading | undefined {
  const last = found.at(-1);
  const before = found.at(-2);
  if (last === undefined) return undefined;
  switch (last.statement.kind) {
    case "choice":
      return before !== undefined && inOneBreath(before, last)
        ? undefined
        : { kind: "choice", choice: last.statement.letter };
    case "denial": {
      // "Output (b) is better. Output (a) is not better." says the same thing twice.
      const rest = found.slice(0, -1);
      const earlier = rest.at(-1)?.statement;
      const agrees = earlier?.kind === "choice" && earlier.letter !== last.statement.letter;
      return agrees ? lastWord(rest, menu) : undefined;
    }
    case "tie":
      return menu.ties ? { kind: "choice", choice: "tie" } : undefined;
    case "off-menu":
    case "contradiction":
      return undefined;
  }
}

/** Whether two neighbouring sentences of a line claim different letters, and the second does not draw the conclusion. */
function inOneBreath(before: Placed, last: Placed): boolean {
  if (before.statement.kind !== "choice" || last.statement.kind !== "choice") return false;
  if (before.statement.letter === last.statement.letter) return false;
  const neighbours = before.line === last.line && last.index - before.index === 1;
  return neighbours && (before.statement.concludes || !last.statement.concludes);
}

function reasonOf(found: readonly Placed[]): "no-verdict" | "off-menu" | "contradictory" {
  const last = found.at(-1)?.statement;
  switch (last?.kind) {
    case undefined:
      return "no-verdict";
    case "choice":
    case "contradiction":
      return "contradictory";
    case "denial":
      return found.some(({ statement }) => statement.kind === "choice") ? "contradictory" : "no-verdict";
    case "tie":
    case "off-menu":
      return "off-menu";
  }
}
