import type { Confusion, PairwiseAgreement } from "../core/leaderboard.js";
import type { Estimate } from "../core/estimate.js";
import type { Preference } from "../core/preference.js";
import { confusionMatrix } from "../stats/confusion-matrix.js";
import type { Defined } from "../stats/defined.js";
import { gwetAc1 } from "../stats/gwet-ac1.js";
import { kappaOfTable } from "../stats/kappa-of-table.js";
import { macroScores, type MacroScores } from "../stats/macro-scores.js";
import { prevalenceAdjustedKappa } from "../stats/prevalence-adjusted-kappa.js";
import { scottPi } from "../stats/scott-pi.js";
import { accuracyIntervals } from "./accuracy-intervals.js";
import type { CellTally } from "./cell-tally.js";
import { choiceColumn } from "./choice-column.js";
import { detailColumn } from "./detail-columns.js";
import { meanDefined } from "./mean-defined.js";
import type { PairLayout } from "./pair-layout.js";
import { shareEstimate } from "./share-estimate.js";
import { tallyEstimate } from "./tally-estimate.js";
import { withWidth } from "./with-width.js";

/** Verdicts and golds in the order of tables, and what a trial without a verdict is called. */
const preferences = ["A", "tie", "B"] as const;
const ended = ["A", "tie", "B", "unparsed", "failed"] as const;

/** Every pair of a judge's verdict and a gold, in the order of a 3 x 3 table. */
const tablePairs = preferences.flatMap((judge) => preferences.map((gold) => ({ judge, gold })));

type Read = (column: number) => number;

/** What a tally with the columns of `detailColumns` says about agreement with the gold beyond the usual measures. */
export function pairwiseAgreement(tally: CellTally, layout: PairLayout): PairwiseAgreement {
  const total: Read = (column) => tally.totals[column] ?? 0;
  const counts = confusionOf(layout, total);
  const ties = counts.some(
    (row, gold) => (row[1] ?? 0) > 0 || (gold === 1 && row.some((count) => count > 0)),
  );
  const categories: readonly Preference[] = ties ? preferences : ["A", "B"];
  const over = (statistic: (counts: Float64Array) => Defined): Estimate =>
    overTables(tally, layout, statistic);
  const detail = (sum: keyof typeof detailColumn, size: number): Estimate =>
    shareEstimate(tally, layout.width + detailColumn[sum], size).estimate;
  return {
    scottPi: over((table) => scottPi(...rated(table, categories))),
    ac1: over((table) => gwetAc1(...rated(table, categories))),
    pabak: over((table) => prevalenceAdjustedKappa(...rated(table, categories))),
    weightedKappa: ties
      ? over((table) => kappaOfTable(table, preferences.length, { weights: "linear" }))
      : { undefined: "nobody says tie: it is kappa" },
    strict: detail("strict", choiceColumn.credited),
    goldDecisive: detail("decisive", layout.width + detailColumn.decisiveSeen),
    judgeBench: detail("judgeBench", layout.width + detailColumn.judgeBenchSeen),
    ...macros(tally, layout),
    confusion: { gold: preferences, ended, counts },
    accuracyIntervals: accuracyIntervals(tally),
  };
}

/** A chance-corrected coefficient within each presentation and repeat, averaged. */
function overTables(
  tally: CellTally,
  { tables }: PairLayout,
  statistic: (counts: Float64Array) => Defined,
): Estimate {
  const table = new Float64Array(tablePairs.length);
  return withWidth(
    tallyEstimate(tally, {
      seen: choiceColumn.credited,
      value: (total) =>
        meanDefined(tables, (start) => {
          for (let place = 0; place < table.length; place += 1) table[place] = total(start + place);
          return table.every((count) => count === 0) ? { undefined: "no verdict" } : statistic(table);
        }),
    }).estimate,
  );
}

type Rated = readonly [
  readonly Preference[],
  readonly Preference[],
  { readonly categories: readonly Preference[]; readonly counts: readonly number[] },
];

/** A table as the ratings of two raters, each pair of ratings once with its count. */
function rated(table: Float64Array, categories: readonly Preference[]): Rated {
  const used = tablePairs.flatMap((pair, place) => {
    const known = categories.includes(pair.judge) && categories.includes(pair.gold);
    return known ? [{ ...pair, count: table[place] ?? 0 }] : [];
  });
  const counts = used.map(({ count }) => count);
  return [used.map(({ judge }) => judge), used.map(({ gold }) => gold), { categories, counts }];
}

/** Trials by gold and end, over all presentations and repeats. */
function confusionOf({ tables, width }: PairLayout, total: Read): Confusion["counts"] {
  return preferences.map((_, gold) => [
    ...preferences.map((_verdict, judge) =>
      tables.reduce((sum, start) => sum + total(start + judge * preferences.length + gold), 0),
    ),
    total(width + detailColumn.unparsed + gold),
    total(width + detailColumn.failed + gold),
  ]);
}

type Macros = Pick<PairwiseAgreement, "precision" | "recall" | "f1" | "balancedAccuracy">;

function macros(tally: CellTally, layout: PairLayout): Macros {
  const of = (name: keyof MacroScores, empty: "zero" | "leave-out"): Estimate =>
    withWidth(
      tallyEstimate(tally, {
        seen: choiceColumn.credited,
        value: (total) => {
          const scores = macroScores(withoutMissing(confusionOf(layout, total)), { empty })[name];
          return "value" in scores ? { value: scores.value } : scores;
        },
      }).estimate,
    );
  return {
    precision: of("precision", "zero"),
    recall: of("recall", "zero"),
    f1: of("f1", "zero"),
    balancedAccuracy: of("recall", "leave-out"),
  };
}

/** The classes that a verdict can be. A missing verdict is a class of its own, which only takes from the golds' recall. */
function withoutMissing(counts: Confusion["counts"]): Parameters<typeof macroScores>[0] {
  const units = counts.flatMap((row, gold) =>
    row.map((count, judge) => ({ gold: preferences[gold] ?? "A", judge: ended[judge] ?? "failed", count })),
  );
  const matrix = confusionMatrix<string>(
    units.map(({ gold }) => gold),
    units.map(({ judge }) => judge),
    { categories: ended, counts: units.map(({ count }) => count) },
  );
  return { ...matrix, classes: matrix.classes.slice(0, preferences.length) };
}
