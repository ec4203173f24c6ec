import { didYouMean } from "../core/did-you-mean.js";
import type { LabelledColumns, LabelledRow } from "./labelled-rows.js";

/** What a judge and humans say, as numbers with what their mean is called, or as names of categories. */
export type LabelledValues =
  | {
      readonly kind: "numbers";
      readonly quantity: "pass rate" | "win rate of A" | "mean";
      readonly items: readonly LabelledItem<number>[];
    }
  | { readonly kind: "categories"; readonly items: readonly LabelledItem<string>[] };

interface LabelledItem<Value> {
  readonly judge: Value | undefined;
  readonly human: Value | undefined;
  readonly cluster: string;
}

/** Words that stand for a number wherever all words of a table do. */
const yesOrNo: Readonly<Record<string, number>> = {
  pass: 1,
  passed: 1,
  yes: 1,
  true: 1,
  correct: 1,
  fail: 0,
  failed: 0,
  no: 0,
  false: 0,
  incorrect: 0,
};
const preferences: Readonly<Record<string, number>> = { a: 1, tie: 0.5, b: 0 };

const mostCategories = 20;

/**
 * What the words of a table stand for: by the values given, else numbers, yes and no, or A, B and tie, else categories. Throws
 * an `ImportError` naming file and row for a word that does not fit, and for more categories than 20.
 */
export function labelledValues(
  rows: readonly LabelledRow[],
  columns: LabelledColumns,
  values: ReadonlyMap<string, number> | undefined,
): LabelledValues {
  if (values !== undefined)
    return numbers(rows, columns, { meaningOf: (word) => values.get(word), known: values });
  const words = new Set(
    rows.flatMap(({ judge, human }) => [judge, human]).filter((word) => word !== undefined),
  );
  const lower = [...words].map((word) => word.toLowerCase());
  if (lower.length > 0 && lower.every((word) => Object.hasOwn(yesOrNo, word)))
    return byWord(rows, columns, yesOrNo);
  if (lower.length > 0 && lower.every((word) => Object.hasOwn(preferences, word))) {
    const won = byWord(rows, columns, preferences);
    return won.kind === "numbers" ? { ...won, quantity: "win rate of A" } : won;
  }
  const written = rows.flatMap(({ judge, human }) => [judge, human]).filter((word) => word !== undefined);
  const numeric = written.filter((word) => Number.isFinite(Number(word))).length;
  if (2 * numeric >= written.length) {
    return numbers(rows, columns, {
      meaningOf: (word) => (Number.isFinite(Number(word)) ? Number(word) : undefined),
      known: undefined,
    });
  }
  const last = rows.at(-1);
  if (words.size > mostCategories && last !== undefined) {
    throw last.fields.fail(
      `up to here there are ${words.size} different verdicts and labels, too many for categories`,
      "Name the columns by --judge-column and --human-column",
    );
  }
  const items = rows.map(({ judge, human, cluster }) => ({ judge, human, cluster }));
  return { kind: "categories", items };
}

interface Meanings {
  readonly meaningOf: (word: string) => number | undefined;
  /** What may be written; undefined: any number. */
  readonly known: ReadonlyMap<string, number> | undefined;
}

function byWord(
  rows: readonly LabelledRow[],
  columns: LabelledColumns,
  meanings: Readonly<Record<string, number>>,
): LabelledValues {
  return numbers(rows, columns, { meaningOf: (word) => meanings[word.toLowerCase()], known: undefined });
}

function numbers(rows: readonly LabelledRow[], columns: LabelledColumns, meanings: Meanings): LabelledValues {
  const items = rows.map((row) => ({
    judge: numberOf(row, { column: columns.judge, word: row.judge }, meanings),
    human: numberOf(row, { column: columns.human, word: row.human }, meanings),
    cluster: row.cluster,
  }));
  const all = items.flatMap(({ judge, human }) => [judge, human]).filter((value) => value !== undefined);
  const quantity = all.every((value) => value === 0 || value === 1) ? "pass rate" : "mean";
  return { kind: "numbers", quantity, items };
}

function numberOf(
  { fields }: LabelledRow,
  { column, word }: { readonly column: string; readonly word: string | undefined },
  { meaningOf, known }: Meanings,
): number | undefined {
  if (word === undefined) return undefined;
  const value = meaningOf(word);
  if (value !== undefined) return value;
  if (known === undefined) throw fields.error(column, "a number, as in most rows");
  const meant = didYouMean(word, known.keys());
  throw fields.error(
    column,
    `one of ${[...known.keys()].join(", ")}, as --values says${meant === undefined ? "" : `; did you mean '${meant}'?`}`,
  );
}
