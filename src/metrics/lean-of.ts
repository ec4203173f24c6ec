import type { Figure, Lean } from "../core/leaderboard.js";
import type { PresentationId } from "../core/presentation-id.js";
import { codeAt } from "./code-at.js";
import { pairGold } from "./pair-gold.js";
import { pairCode, type PairTable } from "./pair-table.js";

/** Which output a presentation shows first, and which one bears the first letter. */
const shows: Readonly<Record<PresentationId, { readonly first: number; readonly letter: number }>> = {
  original: { first: pairCode.A, letter: pairCode.A },
  swapped: { first: pairCode.B, letter: pairCode.B },
  "original-glued": { first: pairCode.A, letter: pairCode.B },
  "swapped-glued": { first: pairCode.B, letter: pairCode.A },
};

/**
 * What a judge leans to. Position and letter: share of decided verdicts (no ties, nothing missing) for the output shown
 * first, or bearing the first letter, minus one half; they mean a lean only where both positions were shown, and letters
 * are told apart from positions only where both were switched. Length: among decided verdicts on outputs of unequal
 * length whose gold is decided, the share that went to the longer one, minus the share of golds that are.
 */
export function leanOf(table: PairTable): Lean {
  const both = new Set(table.presentations.map((id) => shows[id].first)).size === 2;
  const full = table.presentations.length === Object.keys(shows).length;
  return {
    position: both ? shareMinusHalf(table, "first") : { undefined: "one position only was shown" },
    label: full ? shareMinusHalf(table, "letter") : null,
    length: lengthLean(table),
  };
}

function shareMinusHalf(table: PairTable, what: "first" | "letter"): Figure {
  let hits = 0;
  let decided = 0;
  forEachDecided(table, ({ code, presentation }) => {
    decided += 1;
    if (shows[presentation][what] === code) hits += 1;
  });
  return decided === 0 ? { undefined: "no decided verdict" } : hits / decided - 0.5;
}

function lengthLean(table: PairTable): Figure {
  let chosenLonger = 0;
  let goldLonger = 0;
  let decided = 0;
  forEachDecided(table, ({ code, instance }) => {
    const facts = table.instances[instance];
    const [a = 0, b = 0] = facts?.lengths ?? [];
    const gold = facts === undefined ? "tie" : pairGold(facts);
    if (a === b || gold === "tie") return;
    const longer = a > b ? pairCode.A : pairCode.B;
    decided += 1;
    if (code === longer) chosenLonger += 1;
    if (pairCode[gold] === longer) goldLonger += 1;
  });
  return decided === 0
    ? { undefined: "no decided verdict on outputs of unequal length" }
    : (chosenLonger - goldLonger) / decided;
}

interface Decided {
  readonly code: number;
  readonly instance: number;
  readonly presentation: PresentationId;
}

function forEachDecided(table: PairTable, visit: (decided: Decided) => void): void {
  table.instances.forEach((_facts, instance) => {
    table.presentations.forEach((presentation, index) => {
      for (let repeat = 0; repeat < table.repeats; repeat += 1) {
        const code = codeAt(table, { instance, presentation: index, repeat });
        if (code === pairCode.A || code === pairCode.B) visit({ code, instance, presentation });
      }
    });
  });
}
