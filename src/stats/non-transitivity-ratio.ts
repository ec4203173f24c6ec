import { checkVerdictTable } from "./check-verdict-table.js";
import { clusteredProportion, type ClusteredProportion } from "./clustered-proportion.js";
import type { VerdictTable } from "./verdict-table.js";

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
 * Complexity: O(m^k) for m outputs, for each instruction: meant for k from 3 to 5 and some ten outputs.
 *
 * Edge cases:
 * - Sets with a missing verdict are left out; if there are no others: undefined.
 * - Sets of one instruction only: undefined, unless it is one set.
 *
 * @param tables verdicts, of which the upper triangle is read, one table an instruction
 * @param size number of outputs in a set, 3 or more
 * @param options level of the interval
 * @returns a share, 0..1, or the reason why there is none
 * @throws RangeError if a table is not square, the size is no whole number from 3, or the level is out of range
 */
export function nonTransitivityRatio(
  tables: readonly VerdictTable[],
  size: number,
  { level = 0.95 }: { readonly level?: number | undefined } = {},
): ClusteredProportion | { readonly undefined: string } {
  if (!Number.isInteger(size) || size < 3)
    throw new RangeError(`Cannot look for cycles in sets of ${size} outputs`);
  const contradicted: boolean[] = [];
  const clusters: number[] = [];
  for (const [instruction, table] of tables.entries()) {
    checkVerdictTable(table, "look for cycles");
    for (const set of subsets(table.length, size)) {
      const contradicts = contradiction(table, set);
      if (contradicts === undefined) continue;
      contradicted.push(contradicts);
      clusters.push(instruction);
    }
  }
  if (contradicted.length === 0)
    return { undefined: `no ${size} outputs of one instruction were all compared` };
  return clusteredProportion(contradicted, clusters, { level });
}

function* subsets(count: number, size: number, from = 0): Generator<readonly number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let first = from; first <= count - size; first++) {
    for (const rest of subsets(count, size - 1, first + 1)) yield [first, ...rest];
  }
}

/** Whether a set contradicts itself; undefined where a verdict is missing. */
function contradiction(table: VerdictTable, set: readonly number[]): boolean | undefined {
  const all = set.flatMap((one, place) => set.slice(place + 1).map((other) => table[one]?.[other]));
  if (all.includes(undefined)) return undefined;
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
