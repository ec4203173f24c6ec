import { choiceColumns } from "./choice-columns.js";
import type { PairTable } from "./pair-table.js";

/** Where the columns of a pairwise cell stand that other cells have not. */
export interface PairLayout {
  /** Number of columns in all. */
  readonly width: number;
  /** First columns of the 3 x 3 tables, judge by gold in the order A, tie, B: one for each presentation and repeat. */
  readonly tables: readonly number[];
  /**
   * First columns of the agreement between presentations, one for each repeat: the pairs of unlike verdicts, and how often
   * A, tie and B were given, of instances with two verdicts or more.
   */
  readonly selves: readonly number[];
}

/** Preferences in tables: A < tie < B. */
const preferences = 3;

/** The layout of a table's columns. */
export function pairLayout({
  presentations,
  repeats,
}: Pick<PairTable, "presentations" | "repeats">): PairLayout {
  const slots = presentations.length * repeats;
  const selfStart = choiceColumns + slots * preferences ** 2;
  const selfWidth = 1 + preferences;
  return {
    width: selfStart + repeats * selfWidth,
    tables: Array.from({ length: slots }, (_, slot) => choiceColumns + slot * preferences ** 2),
    selves: Array.from({ length: repeats }, (_, repeat) => selfStart + repeat * selfWidth),
  };
}
