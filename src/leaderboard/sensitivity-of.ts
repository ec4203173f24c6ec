import type { Sensitivity } from "../core/comparison.js";
import { clusteredStandardError } from "../stats/clustered-standard-error.js";
import { normalCdf } from "../stats/normal-cdf.js";
import { normalQuantile } from "../stats/normal-quantile.js";
import type { DifferenceRows } from "./difference-rows.js";

/** Below this a spread is rounding. */
const rounding = 1e-12;

/**
 * What a comparison could have found, by the normal approximation: a true difference of (z of 1 - 0.05 / 2 + z of 0.8)
 * cluster-robust standard errors is found with a probability of 80 %. Power is stated for the margin, not for the
 * difference that was observed: the latter says the same as the p-value (Hoenig and Heisey 2001, The American Statistician
 * 55(1), pp. 19-24).
 */
export function sensitivityOf(rows: DifferenceRows, margin: number): Sensitivity {
  const { centred, clusters, value, squared } = rows;
  const error = clusteredStandardError({ scores: centred, clusters });
  const plain = clusteredStandardError({ scores: centred, clusters, correction: "none" });
  if ("undefined" in error || "undefined" in plain)
    return without("one cluster does not show how much clusters differ");
  const variance = centred.reduce((total, entry) => total + (entry - value) ** 2, 0) / centred.length;
  if (variance < rounding || error.se < rounding) return without("the difference does not vary");
  const critical = -normalQuantile(0.025);
  return {
    detectable: { value: (critical + normalQuantile(0.8)) * error.se },
    power: { value: normalCdf(margin / error.se - critical) },
    discordance: { value: squared },
    designEffect: { value: (plain.se ** 2 * centred.length) / variance },
  };
}

function without(reason: string): Sensitivity {
  const none = { undefined: reason };
  return { detectable: none, power: none, discordance: none, designEffect: none };
}
