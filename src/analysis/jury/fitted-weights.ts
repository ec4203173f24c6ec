import { logOddsWeight } from "../../stats/log-odds-weight.js";
import { voteCode, type VoteTable } from "../vote-table.js";

/** The log-odds weight of each rater, from the trials with a verdict on the instances that are not left out. */
export function fittedWeights(table: VoteTable, leftOut: (instance: number) => boolean): readonly number[] {
  return table.votes.map((votes) => {
    let [right, trials] = [0, 0];
    for (const [trial, instance] of table.instanceOf.entries()) {
      const vote = votes[trial] ?? voteCode.none;
      if (vote === voteCode.none || leftOut(instance)) continue;
      right += table.credits[3 * trial + vote] ?? 0;
      trials += 1;
    }
    return logOddsWeight(right, trials);
  });
}
