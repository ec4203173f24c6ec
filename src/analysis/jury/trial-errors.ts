import { voteCode, type VoteTable } from "../vote-table.js";

/** By rater and trial: what its vote earns less of full credit, 0..1; a missing vote is a full error. */
export function trialErrors({ votes, credits }: VoteTable): readonly (readonly number[])[] {
  return votes.map((own) =>
    Array.from(own, (vote, trial) => (vote === voteCode.none ? 1 : 1 - (credits[3 * trial + vote] ?? 0))),
  );
}
