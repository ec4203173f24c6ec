import { credit } from "../core/credit.js";
import type { PresentationId } from "../core/presentation-id.js";
import { codeAt } from "./code-at.js";
import { pairGold } from "./pair-gold.js";
import { pairCode, type PairTable } from "./pair-table.js";
import { preferenceFromCode } from "./preference-from-code.js";

/** Mean credit of each presentation's trials, 0..1; a presentation without trials is absent. */
export function accuracyByPresentation(table: PairTable): Readonly<Partial<Record<PresentationId, number>>> {
  const result: Partial<Record<PresentationId, number>> = {};
  table.presentations.forEach((id, presentation) => {
    let total = 0;
    let trials = 0;
    table.instances.forEach((facts, instance) => {
      for (let repeat = 0; repeat < table.repeats; repeat += 1) {
        const code = codeAt(table, { instance, presentation, repeat });
        if (code === pairCode.absent) continue;
        const preference = preferenceFromCode(code);
        trials += 1;
        total += preference === undefined ? 0 : credit(preference, pairGold(facts));
      }
    });
    if (trials > 0) result[id] = total / trials;
  });
  return result;
}
