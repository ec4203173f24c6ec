import type { Gold } from "../core/gold.js";
import type { Preference } from "../core/preference.js";

/** Golds without votes are the same three for all pairs. */
const plain: Readonly<Record<Preference, Gold>> = {
  A: { kind: "pair", preference: "A" },
  B: { kind: "pair", preference: "B" },
  tie: { kind: "pair", preference: "tie" },
};

/** The gold of a pair, with the annotators' votes where there are any. */
export function pairGoldOf(preference: Preference, votes?: readonly Preference[]): Gold {
  return votes === undefined ? plain[preference] : { kind: "pair", preference, votes };
}
