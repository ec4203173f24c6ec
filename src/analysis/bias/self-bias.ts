import type { SelfFigures } from "../../core/bias.js";
import { goldOutput } from "../../metrics/gold-output.js";
import { selfPreference, type OwnPair } from "../../stats/self-preference.js";
import type { ChoiceTrial } from "./choice-trial.js";
import { estimateOf } from "../estimate-of.js";
import { ownOutput } from "./own-output.js";
import { preferredOutput } from "./preferred-output.js";

/** How a judge treats its own family, on pairs with a better output of which exactly one is by that family. */
export function selfBias(trials: readonly ChoiceTrial[]): SelfFigures {
  const pairs: OwnPair[] = [];
  let reason: { readonly undefined: string } | undefined;
  for (const trial of trials) {
    const own = ownOutput(trial);
    const gold = goldOutput(trial.facts);
    if (typeof own === "object") reason ??= own;
    if (typeof own !== "number" || gold === undefined) continue;
    const preferred = preferredOutput(trial);
    const picksOwn = preferred === undefined ? 0.5 : Number(preferred === own);
    pairs.push({ cluster: trial.cluster, goldOwn: gold === own, picksOwn });
  }
  if (pairs.length === 0) {
    const none = reason ?? { undefined: "no pair has exactly one output by the own family" };
    return { value: none, whenOwnBetter: none, whenOtherBetter: none };
  }
  const found = selfPreference(pairs);
  if ("undefined" in found) {
    const none = {
      undefined: found.undefined.endsWith("has no score")
        ? "the better output is always by the own family, or never"
        : "the better output is by the own family, or by another, in fewer than two instructions",
    };
    return { value: none, whenOwnBetter: none, whenOtherBetter: none };
  }
  return {
    value: estimateOf(found),
    whenOwnBetter: { value: found.whenOwnBetter },
    whenOtherBetter: { value: found.whenOtherBetter },
  };
}
