import type { Estimate } from "../core/estimate.js";
import type { Defined } from "../stats/defined.js";
import { kappaOfTable } from "../stats/kappa-of-table.js";
import { nominalAlpha } from "../stats/nominal-alpha.js";
import type { CellTally } from "./cell-tally.js";
import { choiceColumn } from "./choice-column.js";
import { meanDefined } from "./mean-defined.js";
import type { PairLayout } from "./pair-layout.js";
import { tallyEstimate } from "./tally-estimate.js";
import { withWidth } from "./with-width.js";

/** Agreement with the gold beyond chance. */
export interface AgreementWithGold {
  readonly kappa: Estimate;
  readonly alpha: Estimate;
}

/**
 * Cohen's kappa and Krippendorff's alpha (nominal, the judge and the gold as two raters), each computed within one
 * presentation and repeat and then averaged, as ReIFE does. Trials without a verdict are left out of both: `coverage`
 * says how many. Undefined where a presentation leaves it undefined.
 */
export function agreementWithGold(tally: CellTally, { tables }: PairLayout): AgreementWithGold {
  const used = usedPreferences(tally.totals, tables);
  const places = used.flatMap((judge) => used.map((gold) => judge * preferences + gold));
  const table = new Float64Array(places.length);
  const over = (statistic: (table: Float64Array) => Defined): Estimate =>
    withWidth(
      tallyEstimate(tally, {
        seen: choiceColumn.credited,
        value: (total) =>
          meanDefined(tables, (start) => {
            for (let at = 0; at < places.length; at += 1) table[at] = total(start + (places[at] ?? 0));
            return statistic(table);
          }),
      }).estimate,
    );
  return {
    kappa: over((counts) => kappaOf(counts, used.length)),
    alpha: over((counts) => alphaOf(counts, used.length)),
  };
}

/** A, tie and B. */
const preferences = 3;

/** Which preferences the judge or the gold ever has: mostly there are no ties, and the others need no counting. */
function usedPreferences(totals: Float64Array, tables: PairLayout["tables"]): readonly number[] {
  const all = Array.from({ length: preferences }, (_, preference) => preference);
  const isUsed = (judge: number, gold: number): boolean =>
    tables.some((start) => (totals[start + judge * preferences + gold] ?? 0) > 0);
  return all.filter((one) => all.some((other) => isUsed(one, other) || isUsed(other, one)));
}

function kappaOf(table: Float64Array, width: number): Defined {
  const kappa = kappaOfTable(table, width);
  return "undefined" in kappa && kappa.undefined === "no items" ? noVerdict : kappa;
}

const noVerdict = { undefined: "no verdict" };

/** Of two raters, where each verdict and its gold are one unit. */
function alphaOf(table: Float64Array, width: number): Defined {
  const totals = new Float64Array(width);
  let unlike = 0;
  let items = 0;
  for (let judge = 0; judge < width; judge += 1) {
    for (let gold = 0; gold < width; gold += 1) {
      const count = table[judge * width + gold] ?? 0;
      totals[judge] = (totals[judge] ?? 0) + count;
      totals[gold] = (totals[gold] ?? 0) + count;
      items += count;
      if (judge !== gold) unlike += count;
    }
  }
  return items === 0 ? noVerdict : nominalAlpha(totals, unlike);
}
