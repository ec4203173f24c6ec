import type { Estimate } from "../core/estimate.js";
import { nominalAlpha } from "../stats/nominal-alpha.js";
import type { CellTally } from "./cell-tally.js";
import { choiceColumn } from "./choice-column.js";
import { meanDefined } from "./mean-defined.js";
import type { PairLayout } from "./pair-layout.js";
import type { PairTable } from "./pair-table.js";
import { tallyEstimate } from "./tally-estimate.js";
import { withWidth } from "./with-width.js";

/**
 * Krippendorff's alpha (nominal) between the presentations, as raters of the same pairs; averaged over repeats. Missing
 * verdicts are missing ratings.
 */
export function selfAlpha(
  { presentations }: Pick<PairTable, "presentations">,
  tally: CellTally,
  { selves }: PairLayout,
): Estimate {
  if (presentations.length < 2) return { undefined: "one presentation only" };
  const given = new Float64Array(3);
  return withWidth(
    tallyEstimate(tally, {
      seen: choiceColumn.credited,
      value: (total) =>
        meanDefined(selves, (start) => {
          for (let place = 0; place < given.length; place += 1) given[place] = total(start + 1 + place);
          return nominalAlpha(given, total(start));
        }),
    }).estimate,
  );
}
