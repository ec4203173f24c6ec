import type { Estimate } from "../core/estimate.js";
import type { Defined } from "../stats/defined.js";
import { krippendorffAlpha } from "../stats/krippendorff-alpha.js";
import { codeAt } from "./code-at.js";
import { meanDefined } from "./mean-defined.js";
import type { PairTable } from "./pair-table.js";
import { preferenceFromCode } from "./preference-from-code.js";

/**
 * Krippendorff's alpha (nominal) between the presentations, as raters of the same pairs; averaged over repeats. Missing
 * verdicts are missing ratings.
 */
export function selfAlpha(table: PairTable): Estimate {
  if (table.presentations.length < 2) return { undefined: "one presentation only" };
  const alphas: Defined[] = [];
  for (let repeat = 0; repeat < table.repeats; repeat += 1) {
    const units = table.instances.map((_facts, instance) =>
      table.presentations.map((_id, presentation) =>
        preferenceFromCode(codeAt(table, { instance, presentation, repeat })),
      ),
    );
    alphas.push(krippendorffAlpha(units, { level: "nominal" }));
  }
  return meanDefined(alphas);
}
