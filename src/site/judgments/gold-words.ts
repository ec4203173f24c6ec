import type { Gold } from "../../core/gold.js";

/** What humans said, in a line. */
export function goldWords(gold: Gold): string {
  switch (gold.kind) {
    case "pair":
      return gold.preference === "tie" ? "tie" : `output ${gold.preference}`;
    case "best":
      return `output ${gold.index + 1}`;
    case "scores":
      return Object.entries(gold.scores)
        .map(([criterion, score]) => `${criterion} ${Number(score.toFixed(2))}`)
        .join(", ");
  }
}
