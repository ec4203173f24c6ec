import type { SoftAgreement, SoftGold } from "../core/ceiling.js";
import { credit } from "../core/credit.js";
import type { InstanceFacts } from "../core/instance-facts.js";
import type { JudgedTrial } from "../core/judged-trial.js";
import { brierScore } from "../stats/brier-score.js";
import { jensenShannonDivergence } from "../stats/jensen-shannon-divergence.js";
import { logLoss } from "../stats/log-loss.js";
import type { DatasetFrame } from "./dataset-frame.js";
import { intervalEstimate } from "./interval-estimate.js";
import { pairGold } from "./pair-gold.js";
import { softPreference } from "./soft-preference.js";
import { voteShares } from "./vote-shares.js";

/** One pair with several votes. */
interface SoftPair {
  readonly facts: InstanceFacts;
  readonly gold: readonly number[];
  /** Probabilities of A, B and tie; undefined where no trial has a verdict. */
  readonly judge: readonly number[] | undefined;
  readonly accuracy: number;
}

/**
 * A judge's preferences against the distribution of votes, over the pairs with two votes or more, and apart for those that all
 * annotators voted alike on and those that they did not. Undefined without such pairs.
 */
export function softGold(judgments: readonly JudgedTrial[], frame: DatasetFrame): SoftGold | undefined {
  const byInstance = new Map<string, JudgedTrial[]>();
  for (const judgment of judgments) {
    const known = byInstance.get(judgment.instance);
    if (known === undefined) byInstance.set(judgment.instance, [judgment]);
    else known.push(judgment);
  }
  const pairs: SoftPair[] = [];
  const voted: JudgedTrial[] = [];
  for (const [id, trials] of byInstance) {
    const facts = frame.facts.get(id);
    const votes = facts?.gold.kind === "pair" ? (facts.gold.votes ?? []) : [];
    if (facts === undefined || votes.length < 2) continue;
    voted.push(...trials);
    pairs.push({
      facts,
      gold: voteShares(votes),
      judge: softPreference(trials),
      accuracy: meanCredit(trials, facts),
    });
  }
  if (pairs.length === 0) return undefined;
  const isUnanimous = ({ gold }: SoftPair): boolean => gold.includes(1);
  return {
    ...agreementOf(pairs, frame),
    confident: voted.filter(({ confidence }) => confidence !== undefined).length,
    trials: voted.length,
    clipped: pairs.reduce((sum, pair) => sum + (lossOf(pair)?.clipped ?? 0), 0),
    leastLogLoss: intervalEstimate(
      { instances: pairs.map(({ facts }) => facts), scores: pairs.map(({ gold }) => entropy(gold)) },
      frame,
    ).estimate,
    strata: {
      unanimous: agreementOf(pairs.filter(isUnanimous), frame),
      split: agreementOf(
        pairs.filter((pair) => !isUnanimous(pair)),
        frame,
      ),
    },
  };
}

function meanCredit(trials: readonly JudgedTrial[], facts: InstanceFacts): number {
  const gold = pairGold(facts);
  const earned = trials.reduce(
    (sum, { preference }) => sum + (preference === undefined ? 0 : credit(preference, gold)),
    0,
  );
  return earned / trials.length;
}

function agreementOf(pairs: readonly SoftPair[], frame: DatasetFrame): SoftAgreement {
  const mean = (valueOf: (pair: SoftPair) => number | undefined): SoftAgreement["brier"] =>
    intervalEstimate(
      { instances: pairs.map(({ facts }) => facts), scores: pairs.map((pair) => valueOf(pair)) },
      frame,
    ).estimate;
  return {
    n: pairs.length,
    withoutVerdict: pairs.filter(({ judge }) => judge === undefined).length,
    accuracy: mean(({ accuracy }) => accuracy),
    brier: mean(({ judge, gold }) => {
      const score = judge === undefined ? undefined : brierScore([judge], [gold]);
      return score !== undefined && "value" in score ? score.value : undefined;
    }),
    logLoss: mean((pair) => lossOf(pair)?.value),
    jensenShannon: mean(({ judge, gold }) =>
      judge === undefined ? undefined : jensenShannonDivergence(judge, gold),
    ),
  };
}

function lossOf({ judge, gold }: SoftPair): { readonly value: number; readonly clipped: number } | undefined {
  const loss = judge === undefined ? undefined : logLoss([judge], [gold]);
  return loss !== undefined && "value" in loss ? loss : undefined;
}

function entropy(shares: readonly number[]): number {
  return -shares.reduce((sum, share) => (share === 0 ? sum : sum + share * Math.log(share)), 0);
}
