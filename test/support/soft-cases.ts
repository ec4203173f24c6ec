import type { Preference } from "../../src/core/preference.js";
import oracle from "../oracles/soft-gold.json" with { type: "json" };
import type { VotedPair } from "./voted-fixture.js";

function preferenceOf(text: string): Preference {
  if (text === "A" || text === "B" || text === "tie") return text;
  throw new Error(`Expected a preference: got ${text}`);
}

function pairOf({ gold, votes, trials }: (typeof oracle.cases)[number]["pairs"][number]): VotedPair {
  return {
    gold: preferenceOf(gold),
    votes: votes.map(preferenceOf),
    trials: trials.map(([verdict, confidence]) => ({
      verdict: typeof verdict === "string" ? preferenceOf(verdict) : undefined,
      confidence: typeof confidence === "number" ? confidence : undefined,
    })),
  };
}

type OracleCase = (typeof oracle.cases)[number];

/** One case of the oracle, with its pairs as the fixtures take them. */
export type SoftCase = Omit<OracleCase, "pairs"> & {
  readonly index: number;
  readonly pairs: readonly VotedPair[];
};

/** The oracle's cases of pairs with several votes, with their pairs as the fixtures take them. */
export const softCases: readonly SoftCase[] = oracle.cases.map((entry, index) => ({
  ...entry,
  index,
  pairs: entry.pairs.map((pair) => pairOf(pair)),
}));
