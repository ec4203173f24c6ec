import type { Preference } from "../core/preference.js";

/** Shares of A, B and tie among an instance's votes, of which there is at least one. */
export function voteShares(votes: readonly (Preference | undefined)[]): readonly [number, number, number] {
  const cast = votes.filter((vote) => vote !== undefined);
  const share = (label: Preference): number => cast.filter((vote) => vote === label).length / cast.length;
  return [share("A"), share("B"), share("tie")];
}
