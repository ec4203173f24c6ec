import { checkVerdictTable } from "./check-verdict-table.js";
import { elementAt } from "./element-at.js";
import type { VerdictTable } from "./verdict-table.js";

/** Most outputs whose orders are searched. */
const MOST_OUTPUTS = 12;

/** How far verdicts are from an order. */
export interface TotalOrderViolation {
  /** Least number of verdicts to change so that the outputs stand in an order with ties. */
  readonly changes: number;
  /** Number of verdicts. */
  readonly pairs: number;
  /** Such an order: for each output its place, from 0 for the best; equal places are tied. */
  readonly places: readonly number[];
}

/**
 * Total order violation (TOV): the least number of pairwise verdicts that must change so that they agree with one order of the outputs,
 * ties allowed.
 *
 * Use it for several outputs of one instruction, each compared with each: 0 where the judge has an order in mind. It says how much is
 * wrong where `nonTransitivityRatio` says how often. Average `changes` over instructions with equally many outputs.
 *
 * Formula in words: over all orders with ties (weak orders) the least number of pairs whose verdict is not the order's. Found
 * exactly, by building the best order of each set of outputs from that of a smaller set and a lowest group of tied ones.
 *
 * Source: Sage (2025), arXiv 2512.16041, which searches the 4,683 weak orders of six outputs; the recursion gives the same minimum.
 *
 * Complexity: O(3^k) for k outputs.
 *
 * Edge cases:
 * - No output, or one: 0 of 0. Missing verdicts cost nothing and are not counted in `pairs`.
 * - More than 12 outputs: undefined, as the search would take too long.
 * - Several orders may be equally near: the one found is one of them.
 *
 * @param table verdicts, of which the upper triangle is read
 * @returns the least number of changes, or the reason why it is not known
 * @throws RangeError if the table is not square
 */
export function totalOrderViolation(
  table: VerdictTable,
): TotalOrderViolation | { readonly undefined: string } {
  checkVerdictTable(table, "count violations of an order");
  const outputs = table.length;
  if (outputs > MOST_OUTPUTS)
    return { undefined: `${outputs} outputs, of which at most ${MOST_OUTPUTS} are searched` };
  const { judged, ties, losses } = masksOf(table);
  const sets = 2 ** outputs;
  const least = new Float64Array(sets);
  const lowest = new Int32Array(sets);
  for (let set = 1; set < sets; set++) {
    least[set] = Infinity;
    for (let group = set; group > 0; group = (group - 1) & set) {
      const above = set & ~group;
      let cost = elementAt(least, above);
      for (let member = 0; member < outputs; member++) {
        if ((group & (1 << member)) === 0) continue;
        const later = ~((2 << member) - 1);
        cost += bits(group & later & elementAt(judged, member) & ~elementAt(ties, member));
        cost += bits(above & elementAt(judged, member) & ~elementAt(losses, member));
      }
      if (cost < elementAt(least, set)) {
        least[set] = cost;
        lowest[set] = group;
      }
    }
  }
  const pairs = judged.reduce((sum, mask) => sum + bits(mask), 0) / 2;
  return { changes: elementAt(least, sets - 1), pairs, places: placesOf(lowest, outputs) };
}

/** For each output, as bits: which others it was compared with, tied with, and lost to. */
function masksOf(table: VerdictTable): Readonly<Record<"judged" | "ties" | "losses", readonly number[]>> {
  const masks = { judged: table.map(() => 0), ties: table.map(() => 0), losses: table.map(() => 0) };
  const mark = (kind: keyof typeof masks, output: number, other: number): void => {
    masks[kind][output] = elementAt(masks[kind], output) | (1 << other);
  };
  for (const [one, row] of table.entries()) {
    for (let other = one + 1; other < row.length; other++) {
      const verdict = row[other];
      if (verdict === undefined) continue;
      mark("judged", one, other);
      mark("judged", other, one);
      if (verdict === 0) {
        mark("ties", one, other);
        mark("ties", other, one);
      } else if (verdict === 1) mark("losses", other, one);
      else mark("losses", one, other);
    }
  }
  return masks;
}

function placesOf(lowest: Int32Array, outputs: number): readonly number[] {
  const groups: number[] = [];
  for (let set = 2 ** outputs - 1; set > 0; set &= ~elementAt(lowest, set))
    groups.unshift(elementAt(lowest, set));
  return Array.from({ length: outputs }, (_, output) =>
    groups.findIndex((group) => (group & (1 << output)) !== 0),
  );
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}
