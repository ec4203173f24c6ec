import { credit } from "../../core/credit.js";
import type { Gold } from "../../core/gold.js";
import { pickCredit } from "../../core/pick-credit.js";

/**
 * How right a trial is by the character it ended in (see `SiteJudgments`), 0..1. Undefined for a trial without an answer, and
 * for scores, which are near or far rather than right or wrong. `picked`: the outputs of a `*`.
 */
export function trialCredit(ending: string, gold: Gold, picked: readonly number[] = []): number | undefined {
  switch (gold.kind) {
    case "scores":
      return undefined;
    case "pair":
      if (ending === "A" || ending === "B") return credit(ending, gold.preference);
      return ending === "=" ? credit("tie", gold.preference) : undefined;
    case "best":
      if (ending === "*") return picked.length === 0 ? undefined : pickCredit(picked, gold.index);
      return /^[a-z]$/u.test(ending) ? pickCredit([ending.charCodeAt(0) - 97], gold.index) : undefined;
  }
}
