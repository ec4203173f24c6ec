import type { VerdictCounts } from "../core/comparison.js";
import { mcnemarTest } from "../stats/mcnemar-test.js";
import type { CellPair } from "./pair-cells.js";

/** Pairs of cells, and the instances that all of them have judged. */
export interface PairedVerdicts {
  readonly pairs: readonly CellPair[];
  readonly instances: readonly string[];
}

/**
 * Counts single verdicts of two sides on the same trials (instance, presentation, repeat), pair of cells by pair of cells.
 * Only verdicts that are right or wrong count: one that earned a part of a credit, as a tie does, is left out with its
 * partner. `clusters`: how many there are behind all of them.
 */
export function countVerdicts(
  groups: readonly PairedVerdicts[],
  clusters: number,
): VerdictCounts | { readonly undefined: string } {
  const counts = { bothRight: 0, aOnly: 0, bOnly: 0, bothWrong: 0, partial: 0 };
  for (const { pairs, instances } of groups) {
    for (const { a, b } of pairs) {
      const [mine, theirs] = [a.credits(), b.credits()];
      for (const id of instances) {
        const others = theirs.get(id);
        for (const [trial, credit] of mine.get(id) ?? []) {
          const other = others?.get(trial);
          if (other !== undefined) counts[kindOf(credit, other)] += 1;
        }
      }
    }
  }
  const whole = counts.bothRight + counts.aOnly + counts.bOnly + counts.bothWrong;
  if (whole === 0) return { undefined: "no trial on which both verdicts are right or wrong" };
  const { exact, midP } = mcnemarTest(counts.aOnly, counts.bOnly);
  return {
    ...counts,
    exact: { value: exact, method: "McNemar, exact" },
    midP: { value: midP, method: "McNemar, mid-p" },
    independent: whole + counts.partial === clusters,
  };
}

function kindOf(a: number, b: number): "bothRight" | "aOnly" | "bOnly" | "bothWrong" | "partial" {
  if ((a !== 0 && a !== 1) || (b !== 0 && b !== 1)) return "partial";
  if (a === b) return a === 1 ? "bothRight" : "bothWrong";
  return a === 1 ? "aOnly" : "bOnly";
}
