import type { Adjustment } from "../core/comparison.js";
import type { Estimate } from "../core/estimate.js";
import { benjaminiHochbergAdjust } from "../stats/benjamini-hochberg-adjust.js";
import { benjaminiYekutieliAdjust } from "../stats/benjamini-yekutieli-adjust.js";
import { hochbergAdjust } from "../stats/hochberg-adjust.js";
import { holmAdjust } from "../stats/holm-adjust.js";

const adjustments: Readonly<
  Record<Adjustment, { readonly name: string; readonly adjust: (ps: readonly number[]) => readonly number[] }>
> = {
  holm: { name: "Holm", adjust: holmAdjust },
  hochberg: { name: "Hochberg", adjust: hochbergAdjust },
  bh: { name: "Benjamini-Hochberg", adjust: benjaminiHochbergAdjust },
  by: { name: "Benjamini-Yekutieli", adjust: benjaminiYekutieliAdjust },
  none: { name: "not adjusted", adjust: (ps) => ps },
};

/** p-values adjusted for standing side by side; one that cannot be stated stays so and does not count among them. */
export function adjustEstimates(ps: readonly Estimate[], adjustment: Adjustment): readonly Estimate[] {
  const { name, adjust } = adjustments[adjustment];
  const values = ps.flatMap((p) => ("value" in p ? [p.value] : []));
  const adjusted = adjust(values).values();
  const method = adjustment === "none" ? name : `${name}, over ${values.length}`;
  return ps.map((p) => ("value" in p ? { value: adjusted.next().value ?? p.value, method } : p));
}
