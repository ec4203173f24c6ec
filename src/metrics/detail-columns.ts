import { credit } from "../core/credit.js";
import type { Preference } from "../core/preference.js";
import type { TallyColumns } from "./cell-tally.js";
import { codeAt } from "./code-at.js";
import { pairColumns } from "./pair-columns.js";
import { pairGold } from "./pair-gold.js";
import { pairLayout } from "./pair-layout.js";
import { pairCode, type PairTable } from "./pair-table.js";
import { preferenceFromCode } from "./preference-from-code.js";

/** Places of the columns that only detailed measures need, counted from the end of a pair's layout. */
export const detailColumn = {
  /** Share of an instance's trials with exactly the gold. */
  strict: 0,
  /** Mean credit, where the gold is no tie. */
  decisive: 1,
  /** 1 where the gold is no tie. */
  decisiveSeen: 2,
  /** Share of repeats with more presentations for the gold than against it, where the gold is no tie. */
  judgeBench: 3,
  /** 1 where the gold is no tie and the instance was shown in all of several presentations. */
  judgeBenchSeen: 4,
  /** Trials without a readable verdict, by the gold: A, tie, B. */
  unparsed: 5,
  /** Trials without a reply, by the gold: A, tie, B. */
  failed: 8,
} as const;

const detailWidth = 11;

const goldPlace: Readonly<Record<Preference, number>> = { A: 0, tie: 1, B: 2 };

/** The columns of a pairwise cell, and those of its detailed measures behind them. */
export function detailColumns(
  table: PairTable,
  options: { readonly missingPairAgrees: boolean },
): TallyColumns {
  const columns = pairColumns(table, options);
  const start = pairLayout(table).width;
  return {
    ...columns,
    width: start + detailWidth,
    fill: (instance, row) => {
      columns.fill(instance, row);
      fillDetail(table, instance, row.subarray(start));
    },
  };
}

function fillDetail(table: PairTable, instance: number, row: Float64Array): void {
  const facts = table.instances[instance];
  if (facts === undefined) return;
  const gold = pairGold(facts);
  const trials = table.presentations.length * table.repeats;
  const codes = [...table.codes.subarray(instance * trials, (instance + 1) * trials)];
  const run = codes.filter((code) => code !== pairCode.absent);
  const verdicts = run.map(preferenceFromCode);
  row[detailColumn.unparsed + goldPlace[gold]] = run.filter((code) => code === pairCode.unparsed).length;
  row[detailColumn.failed + goldPlace[gold]] = run.filter((code) => code === pairCode.failed).length;
  if (run.length === 0) return;
  row[detailColumn.strict] = verdicts.filter((verdict) => verdict === gold).length / run.length;
  if (gold === "tie") return;
  const credits = verdicts.map((verdict) => (verdict === undefined ? 0 : credit(verdict, gold)));
  row[detailColumn.decisive] = credits.reduce((sum, earned) => sum + earned, 0) / run.length;
  row[detailColumn.decisiveSeen] = 1;
  if (table.presentations.length < 2 || run.length < trials) return;
  row[detailColumn.judgeBench] = judgeBench(table, instance, gold);
  row[detailColumn.judgeBenchSeen] = 1;
}

/** +1 for the gold, -1 for the other output, 0 for anything else: right where the sum over presentations is above 0. */
function judgeBench(table: PairTable, instance: number, gold: Preference): number {
  let right = 0;
  for (let repeat = 0; repeat < table.repeats; repeat += 1) {
    let sum = 0;
    for (let presentation = 0; presentation < table.presentations.length; presentation += 1) {
      const verdict = preferenceFromCode(codeAt(table, { instance, presentation, repeat }));
      if (verdict === gold) sum += 1;
      else if (verdict === "A" || verdict === "B") sum -= 1;
    }
    if (sum > 0) right += 1;
  }
  return right / table.repeats;
}
