import type { Preference } from "../core/preference.js";
import type { Battle } from "./battle.js";
import { codeAt } from "./code-at.js";
import type { DatasetFrame } from "./dataset-frame.js";
import { pairGold } from "./pair-gold.js";
import type { PairTable } from "./pair-table.js";
import { preferenceFromCode } from "./preference-from-code.js";

const points: Readonly<Record<Preference, number>> = { A: 1, tie: 0.5, B: 0 };

/**
 * The battles of a pairwise cell whose instances name two different systems (tag `systems`, in the order of the outputs) and
 * have at least one verdict. Trials without a verdict are no battle.
 */
export function pairBattles(table: PairTable, frame: DatasetFrame): readonly Battle[] {
  return table.instances.flatMap((facts, instance): readonly Battle[] => {
    const [first, second, ...more] = facts.tags["systems"] ?? [];
    if (first === undefined || second === undefined || more.length > 0 || first === second) return [];
    const won: number[] = [];
    for (let presentation = 0; presentation < table.presentations.length; presentation += 1) {
      for (let repeat = 0; repeat < table.repeats; repeat += 1) {
        const preference = preferenceFromCode(codeAt(table, { instance, presentation, repeat }));
        if (preference !== undefined) won.push(points[preference]);
      }
    }
    if (won.length === 0) return [];
    const judge = won.reduce((sum, point) => sum + point, 0) / won.length;
    const drawn = frame.clusterNumbers.get(facts.cluster) ?? 0;
    return [{ first, second, drawn, judge, gold: points[pairGold(facts)] }];
  });
}
