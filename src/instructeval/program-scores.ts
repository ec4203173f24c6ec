import { passAtK } from "../stats/pass-at-k.js";
import type { GradedItem } from "./graded-item.js";

/** How many of an item's answers passed, by rule. */
export type PassedPrograms = Readonly<Record<"sound" | "compat", number>>;

/** Numbers of draws that pass@k is stated for beside 1, where there are as many answers. */
const draws = [10, 100];

/** An item's scores: the share of its answers that passed, by rule, and pass@10 and pass@100 by the sound one. */
export function programScores(passed: PassedPrograms, samples: number): GradedItem["scores"] {
  const more = draws.flatMap((k) => {
    const share = passAtK({ samples, correct: passed.sound, k });
    return typeof share === "number" ? [[`pass@${k}`, share] as const] : [];
  });
  return { sound: passed.sound / samples, compat: passed.compat / samples, ...Object.fromEntries(more) };
}
