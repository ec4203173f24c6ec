import type { Outcome, UnparsedOutcome, VerdictOutcome } from "../../core/outcome.js";
import type { Verdict } from "../../core/verdict.js";
import { unparsed } from "../parsers/unparsed.js";

/**
 * The verdict that more than half of the readable votes give; without one, a tie of votes included, `no-majority`.
 * `confidence` is the share of all votes, the unreadable ones included, that say the same.
 */
export function majorityOf(votes: readonly Outcome[]): VerdictOutcome | UnparsedOutcome {
  const verdicts = votes.flatMap((vote) => (vote.kind === "verdict" ? [vote.verdict] : []));
  const counts = new Map<Verdict, number>();
  for (const verdict of verdicts) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  const majority = [...counts].find(([, count]) => 2 * count > verdicts.length);
  if (majority === undefined) return unparsed("no-majority", "");
  const [verdict, count] = majority;
  return { kind: "verdict", verdict, confidence: count / votes.length };
}
