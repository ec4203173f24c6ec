import type { Judgment } from "../../core/judgment.js";

/** How a trial ended, in one character: see `SiteJudgments`. */
export function endingOf({
  outcome,
  preference,
  picked,
}: Pick<Judgment, "outcome" | "preference" | "picked">): string {
  switch (outcome.kind) {
    case "verdict":
      return preference === "A" || preference === "B" ? preference : "=";
    case "pick": {
      const [only, other] = picked ?? outcome.picked;
      return only === undefined || other !== undefined ? "*" : String.fromCodePoint(97 + only);
    }
    case "scores":
      return "s";
    case "unparsed":
      return "?";
    case "failed":
      return "!";
  }
}
