import type { Estimate } from "../core/estimate.js";
import type { InstanceFacts } from "../core/instance-facts.js";
import type { GroupedCorrelations, ScoreAgreement } from "../core/score-agreement.js";
import { groupedCorrelation, type CorrelationGroup } from "../stats/grouped-correlation.js";
import { calibrateTies } from "../stats/calibrate-ties.js";
import type { Defined } from "../stats/defined.js";
import { kendallTauB } from "../stats/kendall-tau-b.js";
import { murmurHash } from "../stats/murmur-hash.js";
import { pairDifferences, type PairDifferences } from "../stats/pair-differences.js";
import { pairwiseAccuracy } from "../stats/pairwise-accuracy.js";
import { pearsonCorrelation } from "../stats/pearson-correlation.js";
import { spearmanCorrelation } from "../stats/spearman-correlation.js";
import type { DatasetFrame } from "./dataset-frame.js";
import { intervalEstimate } from "./interval-estimate.js";
import type { ScoreUnit } from "./score-unit.js";

/** The outputs for one instruction, scored on one criterion in one repeat. */
interface Group extends CorrelationGroup {
  /** Those of one of its outputs: all have the same instruction. */
  readonly facts: InstanceFacts;
  /** Which half of the instructions it is in, for fitting on the other one. */
  readonly half: number;
}

type Correlate = (first: readonly number[], second: readonly number[]) => Defined;

/**
 * How a judge orders outputs for the same instruction: correlations within groups, averaged over those that have one, and
 * how pairs are ordered or tied. Groups count alike; intervals draw instructions.
 */
export function groupedFigures(units: readonly ScoreUnit[], frame: DatasetFrame): ScoreAgreement["grouped"] {
  if (units.length === 0) return { undefined: "no unit was scored by both" };
  const all = groupsOf(units);
  const groups = all.filter(({ first }) => first.length > 1);
  if (groups.length === 0) return { undefined: "no instruction has two outputs that both scored" };
  const correlate = (by: Correlate): Estimate => correlated(groups, by, frame);
  return {
    level: "instruction",
    spearman: correlate(spearmanCorrelation),
    kendall: correlate(kendallTauB),
    pearson: correlate(pearsonCorrelation),
    groups: groups.length,
    constantGroups: groups.filter((group) => isConstant(group)).length,
    singles: all.length - groups.length,
    pairs: pairsOf(groups, frame),
  };
}

function groupsOf(units: readonly ScoreUnit[]): readonly Group[] {
  const byKey = new Map<string, { readonly facts: InstanceFacts; readonly units: ScoreUnit[] }>();
  for (const unit of units) {
    const key = JSON.stringify([unit.facts.cluster, unit.criterion, unit.repeat]);
    const group = byKey.get(key);
    if (group === undefined) byKey.set(key, { facts: unit.facts, units: [unit] });
    else group.units.push(unit);
  }
  return [...byKey.values()].map((group) => ({
    facts: group.facts,
    first: group.units.map((unit) => unit.judge),
    second: group.units.map((unit) => unit.human),
    half: murmurHash(group.facts.cluster) % 2,
  }));
}

function isConstant({ first, second }: Group): boolean {
  return [first, second].some((scores) => scores.every((score) => score === scores[0]));
}

function correlated(groups: readonly Group[], correlate: Correlate, frame: DatasetFrame): Estimate {
  const mean = groupedCorrelation(groups, correlate);
  if ("undefined" in mean) return mean;
  return meanOver(groups, ({ first, second }) => correlate(first, second), frame);
}

/** The mean over the groups that have a value. */
function meanOver(
  groups: readonly Group[],
  valueOf: (group: Group) => Defined,
  frame: DatasetFrame,
): Estimate {
  const scores = groups.map((group) => {
    const value = valueOf(group);
    return "value" in value ? value.value : undefined;
  });
  return intervalEstimate({ instances: groups.map(({ facts }) => facts), scores }, frame).estimate;
}

function pairsOf(groups: readonly Group[], frame: DatasetFrame): GroupedCorrelations["pairs"] {
  const fitted = [0, 1].map((half) => fit(groups.filter((group) => group.half !== half)));
  const accuracy = (epsilonOf: (group: Group) => number | undefined): Estimate =>
    meanOver(groups, (group) => shareRight(group, epsilonOf(group)), frame);
  return {
    n: differencesOf(groups).gold.length,
    exact: accuracy(() => 0),
    calibrated: fitted.includes(undefined)
      ? { undefined: "too few instructions to fit an epsilon on one half of them" }
      : accuracy((group) => fitted[group.half]),
    epsilon: fit(groups) ?? 0,
  };
}

/** Pairs of one group weigh alike, so that their weights would only add rounding. */
function shareRight(group: Group, epsilon: number | undefined): Defined {
  const { judge, gold } = differencesOf([group]);
  return pairwiseAccuracy({ judge, gold, epsilon });
}

function differencesOf(groups: readonly Group[]): PairDifferences {
  return pairDifferences(groups.map(({ first, second }) => ({ judge: first, gold: second })));
}

function fit(groups: readonly Group[]): number | undefined {
  const calibration = calibrateTies(differencesOf(groups));
  return "undefined" in calibration ? undefined : calibration.epsilon;
}
