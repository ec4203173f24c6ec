import type { Judgment } from "../../core/judgment.js";
import type { Outcome } from "../../core/outcome.js";
import { presentationNamed } from "../../core/presentation-named.js";
import type { SiteColumn } from "../../core/site.js";

/** Where a trial stands: what it was of, how it was asked, and the outputs of a pick of several. */
export interface EndedTrial {
  readonly dataset: string;
  readonly instance: string;
  readonly column: SiteColumn;
  readonly picked: readonly number[] | undefined;
}

/** A judgment as measuring reads it, from the character that it ended in; undefined where it was not run. Of pairs and lists. */
export function judgmentOfEnding(
  ending: string,
  { dataset, instance, column, picked }: EndedTrial,
): Judgment | undefined {
  const outcome = outcomeOf(ending, column, picked);
  return outcome === undefined ? undefined : { ...column, dataset, instance, outcome, calls: [] };
}

function outcomeOf(
  ending: string,
  { presentation }: SiteColumn,
  picked: readonly number[] | undefined,
): Outcome | undefined {
  switch (ending) {
    case "A":
    case "B": {
      const first = (ending === "A") === (presentationNamed(presentation).position === "original");
      return { kind: "verdict", verdict: first ? "first" : "second" };
    }
    case "=":
      return { kind: "verdict", verdict: "tie" };
    case "?":
      return { kind: "unparsed", reason: "no-verdict" };
    case "!":
      return { kind: "failed", failure: "bad-response" };
    case "*":
      return picked === undefined ? undefined : { kind: "pick", picked };
    default:
      return /^[a-z]$/u.test(ending) ? { kind: "pick", picked: [ending.charCodeAt(0) - 97] } : undefined;
  }
}
