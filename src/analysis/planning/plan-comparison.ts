import type { Estimate } from "../../core/estimate.js";
import type { PowerAssumptions, PowerBudget, PowerPlan } from "../../core/power-plan.js";
import { minimumDetectableDifference } from "../../stats/minimum-detectable-difference.js";
import { pairedPower } from "../../stats/paired-power.js";
import { pairedSampleSize } from "../../stats/paired-sample-size.js";

/** What things cost; absent: not known. */
export interface PlanPrices {
  /** US dollars for one human label. */
  readonly labelUsd?: number | undefined;
  /** Labels of one instance. */
  readonly labelsPerInstance: number;
  /** US dollars for one verdict, the mean over judges. */
  readonly verdictUsd?: number | undefined;
}

/** Parts of the instances needed at which the curve is shown. */
const shares = [0.25, 0.5, 0.75, 1, 1.5, 2, 4];

/**
 * How many instances a paired comparison of judges needs, by the share of verdicts on which exactly one of two is right.
 * Verdicts are the unit; those of one instance and of one instruction are a cluster, which the design effect pays for. Of
 * several judges all pairs are compared: each pair is planned at alpha divided by their number, the level that Holm's
 * procedure asks of the first, so that a pair is found with the power asked for whatever the others do.
 */
export function planComparison(assumptions: PowerAssumptions, prices: PlanPrices): PowerPlan {
  const { discordance, difference, power, alpha, icc, clusterSize, evaluators } = assumptions;
  const alphaEach = alpha / ((evaluators * (evaluators - 1)) / 2);
  const designEffect = 1 + (clusterSize - 1) * Math.max(0, icc);
  const common = { discordance, alpha: alphaEach, designEffect };
  const verdicts = pairedSampleSize({ ...common, difference, power });
  const perInstance = assumptions.verdictsPerInstance;
  const instances: Estimate =
    "value" in verdicts ? { value: Math.ceil(verdicts.value / perInstance) } : verdicts;
  const curve = shares.map((share) => {
    const count = Math.max(1, Math.ceil(("value" in instances ? instances.value : 100) * share));
    const items = count * perInstance;
    return {
      instances: count,
      power: pairedPower({ ...common, difference, items }),
      detectable: power >= 0.5 ? minimumDetectableDifference({ ...common, power, items }) : powerTooSmall,
    };
  });
  const budget = "value" in instances ? budgetOf(instances.value, assumptions, prices) : instances;
  return { assumptions, alphaEach, designEffect, instances, budget, curve };
}

const powerTooSmall = { undefined: "a detectable difference needs a power of at least one half" };

function budgetOf(
  instances: number,
  { verdictsPerInstance, evaluators }: PowerAssumptions,
  { labelUsd, labelsPerInstance, verdictUsd }: PlanPrices,
): PowerBudget {
  const labels = instances * labelsPerInstance;
  const verdicts = instances * verdictsPerInstance * evaluators;
  const priced = (usd: number | undefined, count: number, what: string): Estimate =>
    usd === undefined ? { undefined: `the price of a ${what} is not known` } : { value: usd * count };
  return {
    labels,
    labelsUsd: priced(labelUsd, labels, "label"),
    verdicts,
    callsUsd: priced(verdictUsd, verdicts, "verdict"),
  };
}
