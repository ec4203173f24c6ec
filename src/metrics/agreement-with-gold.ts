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
  const table = new Float64Array(9);
  const over = (statistic: (table: Float64Array) => Defined): Estimate =>
    withWidth(
      tallyEstimate(tally, {
        seen: choiceColumn.credited,
        value: (total) =>
          meanDefined(tables, (start) => {
            for (let place = 0; place < table.length; place += 1) table[place] = total(start + place);
            return statistic(table);
          }),
      }).estimate,
    );
  return { kappa: over(kappaOf), alpha: over(alphaOf) };
}

function kappaOf(table: Float64Array): Defined {
  const kappa = kappaOfTable(table, 3);
  return "undefined" in kappa && kappa.undefined === "no items" ? noVerdict : kappa;
}

const noVerdict = { undefined: "no verdict" };

/** Of two raters, where each verdict and its gold are one unit. */
function alphaOf(table: Float64Array): Defined {
  const totals = [0, 0, 0];
  let unlike = 0;
  let items = 0;
  for (let judge = 0; judge < 3; judge += 1) {
    for (let gold = 0; gold < 3; gold += 1) {
      const count = table[judge * 3 + gold] ?? 0;
      totals[judge] = (totals[judge] ?? 0) + count;
      totals[gold] = (totals[gold] ?? 0) + count;
      items += count;
      if (judge !== gold) unlike += count;
    }
  }
  return items === 0 ? noVerdict : nominalAlpha(totals, unlike);
}
