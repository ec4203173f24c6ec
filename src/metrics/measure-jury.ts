import type { Estimate } from "../core/estimate.js";
import type { InstanceFacts } from "../core/instance-facts.js";
import type { JudgedTrial } from "../core/judged-trial.js";
import type { JuryFigures } from "../core/leaderboard.js";
import { effectiveVotes } from "../stats/effective-votes.js";
import { majorityProbability } from "../stats/majority-probability.js";
import { meanPairwiseCorrelation } from "../stats/mean-pairwise-correlation.js";
import type { DatasetFrame } from "./dataset-frame.js";
import { intervalEstimate } from "./interval-estimate.js";
import { tabulatePairs } from "./tabulate-pairs.js";
import { trialCredits } from "./trial-credits.js";

/** A jury's cell, and those of its members under the same protocol on the same dataset. */
export interface JuryParts {
  readonly judgments: readonly JudgedTrial[];
  /** In the order of the jury's card. */
  readonly members: readonly { readonly evaluator: string; readonly judgments: readonly JudgedTrial[] }[];
  readonly frame: DatasetFrame;
}

/**
 * A jury beside its members, over the pairs all of whose trials all of them have run. Members are read by our own parsers, as
 * in the jury. A trial without a verdict is an error, and a half credit half of one. The best single member is the most
 * accurate one on these pairs (of equals, the first listed): chosen in hindsight, it is harder to beat than one chosen before.
 */
export function measureJury(parts: JuryParts): JuryFigures | { readonly undefined: string } {
  const { frame } = parts;
  const silent = parts.members.find(({ judgments }) =>
    judgments.every(({ outcome, ownOutcome }) => (ownOutcome ?? outcome).kind === "failed"),
  );
  if (silent !== undefined) return { undefined: `no reply came from ${silent.evaluator}` };
  const jury = creditsOf(parts.judgments, frame);
  const credits = parts.members.map(({ judgments }) => creditsOf(judgments, frame));
  const common = [...frame.facts.values()].filter(({ id }) => {
    const trials = jury.get(id)?.length;
    return trials !== undefined && credits.every((own) => own.get(id)?.length === trials);
  });
  if (common.length === 0) return { undefined: "there is no pair that the jury and all members have judged" };
  const members = parts.members.map(({ evaluator }, index): Standing => {
    const trials = common.map(({ id }) => credits[index]?.get(id) ?? []);
    return { evaluator, scores: trials.map(mean), errors: trials.flat().map((value) => 1 - value) };
  });
  const scores = common.map(({ id }) => mean(jury.get(id) ?? []));
  return figuresOf(members, { instances: common, scores }, frame);
}

interface Standing {
  readonly evaluator: string;
  /** By instance. */
  readonly scores: readonly number[];
  /** By trial. */
  readonly errors: readonly number[];
}

function figuresOf(
  members: readonly Standing[],
  { instances, scores }: { readonly instances: readonly InstanceFacts[]; readonly scores: readonly number[] },
  frame: DatasetFrame,
): JuryFigures | { readonly undefined: string } {
  const accuracies = members.map((member) => mean(member.scores));
  const most = Math.max(...accuracies);
  const best = members[accuracies.findIndex((accuracy) => accuracy >= most - 1e-12)];
  if (best === undefined) return { undefined: "the jury has no members" };
  const estimate = (values: readonly number[]): Estimate =>
    intervalEstimate({ instances, scores: values }, frame).estimate;
  const errorCorrelation = correlationOf(members);
  return {
    members: members.map(({ evaluator }) => evaluator),
    n: instances.length,
    best: { evaluator: best.evaluator, accuracy: estimate(best.scores) },
    minusBest: estimate(scores.map((score, index) => score - (best.scores[index] ?? 0))),
    errorCorrelation,
    effectiveVotes:
      "value" in errorCorrelation ? effectiveVotes(members.length, errorCorrelation.value) : errorCorrelation,
    independent: { value: majorityProbability(accuracies) },
  };
}

function correlationOf(members: readonly Standing[]): Estimate {
  const constant = members.find(({ errors }) => new Set(errors).size < 2);
  if (constant === undefined) return meanPairwiseCorrelation(members.map(({ errors }) => errors));
  const what = constant.errors[0] === 0 ? "never errs" : "errs alike in every trial";
  return { undefined: `${constant.evaluator} ${what}, so its errors correlate with nothing` };
}

function creditsOf(
  judgments: readonly JudgedTrial[],
  { facts }: DatasetFrame,
): ReadonlyMap<string, readonly number[]> {
  return trialCredits(tabulatePairs({ judgments, facts, reading: "own" }));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
