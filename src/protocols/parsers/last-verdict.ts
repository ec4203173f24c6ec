import type { UnparsedReason } from "../../core/outcome.js";
import type { Choice, Letter } from "./reading.js";
import type { Statement } from "./statement.js";

/** A statement and where it stands: the non-empty line and the sentence, both counted from 0 over the whole reply. */
export interface PlacedStatement {
  readonly statement: Statement;
  readonly line: number;
  readonly index: number;
}

/** The last verdict of a reply, or why it has none. Place is the position in the list of the statement that decided. */
export type LastVerdict =
  | { readonly kind: "choice"; readonly choice: Choice; readonly place: number }
  | {
      readonly kind: "none";
      readonly reason: Extract<UnparsedReason, "no-verdict" | "off-menu" | "contradictory">;
    };

/**
 * The verdict that the last statement of a reply gives. It is contradictory where something after it puts the other letter
 * forward, denies its own or takes it back, and where two in one breath differ. `ties` tells whether a tie is a verdict.
 */
export function lastVerdict(found: readonly PlacedStatement[], ties: boolean): LastVerdict {
  const place = found.findLastIndex(({ statement }) => statement.kind !== "doubt");
  const decisive = found[place];
  if (decisive === undefined) return { kind: "none", reason: "no-verdict" };
  const contradictory = { kind: "none", reason: "contradictory" } as const;
  const { statement } = decisive;
  switch (statement.kind) {
    case "choice": {
      const doubted = isDoubted(found, place, statement.letter) || isInOneBreath(found[place - 1], decisive);
      return doubted ? contradictory : { kind: "choice", choice: statement.letter, place };
    }
    case "tie":
      if (!ties) return { kind: "none", reason: "off-menu" };
      return isDoubted(found, place) ? contradictory : { kind: "choice", choice: "tie", place };
    case "off-menu":
      return { kind: "none", reason: "off-menu" };
    case "contradiction":
    case "doubt":
      return contradictory;
  }
}

/** Whether the doubts after a verdict (a letter, or a tie if none is given) overturn it. */
function isDoubted(found: readonly PlacedStatement[], place: number, letter?: Letter): boolean {
  return found.slice(place + 1).some(({ statement, index }) => {
    if (statement.kind !== "doubt") return false;
    const nearest = index - (found[place]?.index ?? 0) === 1;
    if (statement.retracts === "all" || (statement.retracts === "previous" && nearest)) return true;
    return (
      statement.names.some((name) => name !== letter) || statement.denies.some((name) => name === letter)
    );
  });
}

/** Whether two neighbouring sentences of a line claim different letters, and the second does not draw the conclusion. */
function isInOneBreath(before: PlacedStatement | undefined, last: PlacedStatement): boolean {
  if (before?.statement.kind !== "choice" || last.statement.kind !== "choice") return false;
  if (before.statement.letter === last.statement.letter) return false;
  const neighbours = before.line === last.line && last.index - before.index === 1;
  return neighbours && (before.statement.concludes || !last.statement.concludes);
}
