import { checkVerdictTable } from "./check-verdict-table.js";
import { clusteredProportion, type ClusteredProportion } from "./clustered-proportion.js";
import { elementAt } from "./element-at.js";
import type { VerdictTable } from "./verdict-table.js";
import type { VerdictTableOptions } from "./verdict-table-options.js";

/**
 * Non-transitivity ratio NTR_k: the share of sets of k outputs of one instruction whose verdicts contradict each other.
 *
 * Use it where several outputs of an instruction were compared pair by pair: no ranking, with or without ties, can agree with such
 * verdicts. Larger sets contain more triples, so that ratios of different k are not to be compared.
 *
 * Formula in words: a set contradicts itself if it holds a cycle of outputs, each at least as good as the next, of which some step
 * is strict: A > B > C > A, but also A = B = C and A > C, and A > B > C and A = C. A set of k does so exactly where one of its triples
 * does. The ratio is over all sets of k outputs with a verdict on each of their pairs.
 *
 * Source: TrustJudge (2025), arXiv 2509.21117, which names the cycle and the contradiction of ties; with the third form counted too, a
 * set without contradiction is exactly a weak order, see `totalOrderViolation`.
 *
 * Complexity: O(m^k) for m outputs that were all compared, for each instruction: meant for k from 3 to 5 and some ten such outputs.
 * Outputs that were not compared cost next to nothing.
 *
 * Edge cases:
 * - Sets with a missing verdict are left out; if there are no others: undefined.
 * - Sets of one instruction only: undefined, unless it is one set.
 *
 * @param tables verdicts, of which the upper triangle is read, one table an instruction
 * @param size number of outputs in a set, 3 or more
 * @param options label of the cluster of each table, each its own if left out; level of the interval
 * @returns a share, 0..1, or the reason why there is none
 * @throws RangeError if a table is not square, the size is no whole number from 3, a table has no cluster, or the level is out of range
 */
export function nonTransitivityRatio(
  tables: readonly VerdictTable[],
  size: number,
  { level = 0.95, clusters }: VerdictTableOptions = {},
): ClusteredProportion | { readonly undefined: string } {
  if (!Number.isInteger(size) || size < 3)
    throw new RangeError(`Cannot look for cycles in sets of ${size} outputs`);
  const contradicted: boolean[] = [];
  const labels: (string | number)[] = [];
  for (const [instruction, table] of tables.entries()) {
    checkVerdictTable(table, "look for cycles");
    const label = clusters === undefined ? instruction : elementAt(clusters, instruction);
    for (const set of comparedSets(table, size)) {
      contradicted.push(contradicts(table, set));
      labels.push(label);
    }
  }
  if (contradicted.length === 0)
    return { undefined: `no ${size} outputs of one instruction were all compared` };
  return clusteredProportion(contradicted, labels, { level });
}

/** The sets of outputs with a verdict on each of their pairs; a set is not grown further once one is missing. */
function* comparedSets(
  table: VerdictTable,
  size: number,
  set: readonly number[] = [],
): Generator<readonly number[]> {
  if (set.length === size) {
    yield set;
    return;
  }
  const from = (set.at(-1) ?? -1) + 1;
  for (let next = from; next <= table.length - (size - set.length); next++) {
    if (set.every((one) => table[one]?.[next] !== undefined))
      yield* comparedSets(table, size, [...set, next]);
  }
}

/** Whether a set contradicts itself. */
function contradicts(table: VerdictTable, set: readonly number[]): boolean {
  for (const [c, third] of set.entries()) {
    for (const [b, second] of set.slice(0, c).entries()) {
      for (const first of set.slice(0, b)) {
        if (!isOrdered(table[first]?.[second] ?? 0, table[second]?.[third] ?? 0, table[first]?.[third] ?? 0))
          return true;
      }
    }
  }
  return false;
}

/** Whether the verdicts on first and second, second and third, first and third agree with some order with ties. */
function isOrdered(one: number, two: number, across: number): boolean {
  // Two steps that do not oppose each other lead across by the stronger of them; opposed ones allow anything.
  if (one * two < 0) return true;
  return across === Math.sign(one + two);
}
