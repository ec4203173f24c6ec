import type { PanelRule, PanelTie } from "../../core/jury-study.js";
import { dawidSkene } from "../../stats/dawid-skene.js";
import { voteCode, type VoteTable } from "../vote-table.js";

/** How a panel comes to its verdicts. */
export interface PanelMethod {
  readonly rule: PanelRule;
  readonly onTie: PanelTie;
  /** By candidate, for `log-odds`: fitted on other trials than those that are graded. */
  readonly weights?: ArrayLike<number> | undefined;
}

/** Sums of shares and weights are not exact: what is this near to even is even. */
const rounding = 1e-12;

/**
 * A panel's verdicts, as vote codes, one for each trial. A member without a verdict does not vote; where more than half of
 * the members are such, the panel has no verdict either. The rules are those of jury cards, and Dawid-Skene: the class with the
 * highest posterior, fitted to all trials of the table without a look at the gold.
 */
export function panelVerdicts(table: VoteTable, members: readonly number[], method: PanelMethod): Int8Array {
  const votes = members.map((member) => table.votes[member] ?? new Int8Array());
  const decide = deciderOf(table, members, method);
  return Int8Array.from(table.instanceOf, (_, trial) => {
    let missing = 0;
    for (const own of votes) if (own[trial] === voteCode.none) missing += 1;
    if (missing === votes.length || 2 * missing > votes.length) return voteCode.none;
    const verdict = decide(trial);
    return verdict ?? undecided(votes, trial, method.onTie);
  });
}

function undecided(votes: readonly Int8Array[], trial: number, onTie: PanelTie): number {
  switch (onTie) {
    case "tie":
      return voteCode.tie;
    case "no-verdict":
      return voteCode.none;
    case "first": {
      const first = votes.find((own) => own[trial] !== voteCode.none);
      return first?.[trial] ?? voteCode.none;
    }
  }
}

/** The verdict on a trial, or undefined where the rule decides for neither side. */
type Decider = (trial: number) => number | undefined;

function deciderOf(table: VoteTable, members: readonly number[], method: PanelMethod): Decider {
  const votes = members.map((member) => table.votes[member] ?? new Int8Array());
  switch (method.rule) {
    case "majority":
      return (trial) => majorityOf(votes, trial);
    case "mean":
      return meanDecider(
        votes,
        members.map((member) => table.probabilities[member] ?? new Float64Array()),
      );
    case "log-odds": {
      const weights = members.map((member) => method.weights?.[member] ?? 0);
      return (trial) => signOf(weighted(votes, weights, trial));
    }
    case "dawid-skene":
      return latentDecider(votes);
  }
}

function majorityOf(votes: readonly Int8Array[], trial: number): number | undefined {
  let [first, second, ties] = [0, 0, 0];
  for (const own of votes) {
    const vote = own[trial];
    if (vote === voteCode.first) first += 1;
    else if (vote === voteCode.second) second += 1;
    else if (vote === voteCode.tie) ties += 1;
  }
  const voting = first + second + ties;
  if (2 * first > voting) return voteCode.first;
  if (2 * second > voting) return voteCode.second;
  return 2 * ties > voting ? voteCode.tie : undefined;
}

function meanDecider(votes: readonly Int8Array[], probabilities: readonly Float64Array[]): Decider {
  return (trial) => {
    let [sum, voting] = [0, 0];
    for (const [member, own] of votes.entries()) {
      if (own[trial] === voteCode.none) continue;
      sum += probabilities[member]?.[trial] ?? 0.5;
      voting += 1;
    }
    return signOf(sum / voting - 0.5);
  };
}

function weighted(votes: readonly Int8Array[], weights: readonly number[], trial: number): number {
  let sum = 0;
  for (const [member, own] of votes.entries()) {
    const vote = own[trial];
    if (vote === voteCode.first) sum += weights[member] ?? 0;
    else if (vote === voteCode.second) sum -= weights[member] ?? 0;
  }
  return sum;
}

function signOf(sum: number): number | undefined {
  if (Math.abs(sum) <= rounding) return undefined;
  return sum > 0 ? voteCode.first : voteCode.second;
}

function latentDecider(votes: readonly Int8Array[]): Decider {
  const classes = votes.some((own) => own.includes(voteCode.tie)) ? 3 : 2;
  // A little smoothing: a member who never says tie of one class is not certain never to do so.
  const fit = dawidSkene(votes, classes, { smoothing: 0.5, tolerance: 1e-6, iterations: 500 });
  return (trial) => {
    const shares = "undefined" in fit ? undefined : fit.posteriors[trial];
    if (shares === undefined) return undefined;
    const most = Math.max(...shares);
    const best = [...shares.keys()].filter((label) => (shares[label] ?? 0) >= most - 1e-9);
    return best.length === 1 ? best[0] : undefined;
  };
}
