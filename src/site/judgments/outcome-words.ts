import type { Outcome } from "../../core/outcome.js";

/** What became of a reply, in a line: the judge's words are not in it. Nothing of scores, which stand in a table. */
export function outcomeWords(outcome: Outcome): string {
  switch (outcome.kind) {
    case "verdict":
      return outcome.verdict === "tie" ? "said: a tie" : `chose the output shown ${outcome.verdict}`;
    case "pick":
      return `picked output ${outcome.picked.map((index) => index + 1).join(" and ")}`;
    case "scores":
      return "";
    case "unparsed":
      return `unparsed: ${outcome.reason}`;
    case "failed":
      return `failed: ${outcome.failure}`;
  }
}
