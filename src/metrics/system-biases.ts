import type { Estimate } from "../core/estimate.js";
import type { SystemMeasures } from "../core/system-measures.js";
import { decisiveness } from "../stats/decisiveness.js";
import { systemBias } from "../stats/system-bias.js";
import type { Battle } from "./battle.js";
import { winRates } from "./win-rates.js";

/** How decisive a judge is, and what it thinks of each system beyond that. */
export type SystemBiases = Pick<SystemMeasures, "decisiveness" | "biasSpread"> & {
  /** In the order of the systems. */
  readonly biases: readonly Estimate[];
};

/** A judge's win-rate curve over pairs of systems, and each system's mean distance from it. */
export function systemBiases(battles: readonly Battle[], systems: readonly string[]): SystemBiases {
  const { rates } = winRates(battles, systems, () => 1);
  const judge: number[] = [];
  const gold: number[] = [];
  for (const [row, judged] of rates.judge.entries()) {
    for (const [column, rate] of judged.entries()) {
      const goldRate = rates.gold[row]?.[column];
      if (column <= row || rate === undefined || goldRate === undefined) continue;
      judge.push(rate);
      gold.push(goldRate);
    }
  }
  if (gold.length === 0) {
    return noneFor(systems, { undefined: "no two systems have outputs for the same instruction" });
  }
  const curve = decisiveness(gold, judge);
  if ("undefined" in curve) return noneFor(systems, curve);
  const bias = systemBias({ ...rates, shape: curve.value });
  if ("undefined" in bias) return noneFor(systems, bias);
  return {
    decisiveness: { value: curve.value },
    biasSpread: { value: bias.spread },
    biases: bias.biases,
  };
}

function noneFor(systems: readonly string[], reason: { readonly undefined: string }): SystemBiases {
  return { decisiveness: reason, biasSpread: reason, biases: systems.map(() => reason) };
}
