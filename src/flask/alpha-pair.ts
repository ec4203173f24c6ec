import type { Estimate } from "../core/estimate.js";
import type { AlphaPair } from "../core/flask-reliability.js";
import { bootstrapInterval } from "../stats/bootstrap-interval.js";
import { krippendorffAlpha } from "../stats/krippendorff-alpha.js";
import { clusteredUnits } from "./clustered-units.js";
import type { ReliabilityOptions } from "./reliability-options.js";

/** What several raters, or one several times, said of one thing. */
export interface ScoredUnit {
  /** Its instruction. */
  readonly cluster: string;
  readonly scores: readonly number[];
}

/** Krippendorff's alpha of scores as ranks and as amounts, with percentile bootstraps over instructions. */
export function alphaPair(scored: readonly ScoredUnit[], { seed, resamples }: ReliabilityOptions): AlphaPair {
  const units = clusteredUnits(scored).map((group) => group.map(({ scores }) => scores));
  const alpha = (level: "ordinal" | "interval"): Estimate => {
    if (!units.flat().some((unit) => unit.length > 1)) return { undefined: "nothing was scored twice" };
    const found = bootstrapInterval({
      ...{ clusters: units.length, seed, resamples },
      statistic: (drawn) =>
        krippendorffAlpha(Array.from(drawn, (place) => units[place] ?? []).flat(), { level }),
    });
    // Of few instructions there may be a coefficient, and no interval.
    if ("undefined" in found) return krippendorffAlpha(units.flat(), { level });
    return { value: found.value, low: found.low, high: found.high, method: "cluster bootstrap" };
  };
  return { ordinal: alpha("ordinal"), interval: alpha("interval") };
}
