import type { DatasetCard } from "../core/dataset-card.js";
import type { Estimate } from "../core/estimate.js";
import type { PairGold } from "../core/gold.js";
import type { Instance } from "../core/instance.js";
import { cardProblems } from "./card-problems.js";

/** How alike the annotators of a dataset with single votes are. */
export interface VoteReport {
  /** Instances that have votes. */
  readonly instances: number;
  /** Of these, how many had all annotators of one mind. */
  readonly unanimous: number;
  /** How many had a gold that not one half of the votes were for. */
  readonly withoutMajority: number;
}

/** What a dataset turns out to hold. */
export interface DatasetReport {
  readonly dataset: string;
  readonly count: number;
  readonly clusters: number;
  /** Golds by preference; all zero for a dataset of scores. */
  readonly gold: { readonly A: number; readonly B: number; readonly tie: number };
  /** Share of golds without ties that the rule "A if it has more characters, else B" gets right. */
  readonly longerWins: Estimate;
  /** Pairs whose two outputs have the same number of characters. */
  readonly equalLengths: number;
  /** Pairs whose two outputs are the same text. */
  readonly identicalOutputs: number;
  /** Outputs that are empty or blank. */
  readonly blankOutputs: number;
  /** Contents that occur more than once, and how many instances repeat an earlier one. */
  readonly duplicates: { readonly contents: number; readonly repeats: number };
  readonly votes: VoteReport | undefined;
  /** Where the dataset is not what its card says; empty where all is well. */
  readonly problems: readonly string[];
}

interface Pair {
  readonly gold: PairGold;
  readonly outputs: readonly string[];
}

/** Counts what a dataset holds and compares it with its card. Never throws: problems are part of the report. */
export function verifyDataset(card: DatasetCard, instances: readonly Instance[]): DatasetReport {
  const pairs = instances.flatMap(({ gold, outputs }) => (gold.kind === "pair" ? [{ gold, outputs }] : []));
  const withGold = (preference: PairGold["preference"]): number =>
    pairs.filter(({ gold }) => gold.preference === preference).length;
  return {
    dataset: card.id,
    count: instances.length,
    clusters: new Set(instances.map(({ cluster }) => cluster)).size,
    gold: { A: withGold("A"), B: withGold("B"), tie: withGold("tie") },
    longerWins: longerWins(pairs),
    equalLengths: pairs.filter(({ outputs: [a = "", b = ""] }) => lengthOf(a) === lengthOf(b)).length,
    identicalOutputs: pairs.filter(({ outputs: [a, b] }) => a === b).length,
    blankOutputs: instances.flatMap(({ outputs }) => outputs).filter((output) => output.trim() === "").length,
    duplicates: countDuplicates(instances),
    votes: countVotes(pairs),
    problems: cardProblems(card, instances),
  };
}

function longerWins(pairs: readonly Pair[]): Estimate {
  const decided = pairs.filter(({ gold }) => gold.preference !== "tie");
  if (decided.length === 0) return { undefined: "no pair has a gold other than a tie" };
  const right = decided.filter(({ gold, outputs: [a = "", b = ""] }) => {
    return gold.preference === (lengthOf(a) > lengthOf(b) ? "A" : "B");
  });
  return { value: right.length / decided.length };
}

function countDuplicates(instances: readonly Instance[]): DatasetReport["duplicates"] {
  const repeats = instances.filter(({ id }) => id.includes("-"));
  const contents = new Set(repeats.map(({ id }) => id.split("-")[0]));
  return { contents: contents.size, repeats: repeats.length };
}

function countVotes(pairs: readonly Pair[]): VoteReport | undefined {
  const voted = pairs.flatMap(({ gold: { votes, preference } }) =>
    votes === undefined ? [] : [{ votes, preference }],
  );
  if (voted.length === 0) return undefined;
  return {
    instances: voted.length,
    unanimous: voted.filter(({ votes }) => new Set(votes).size === 1).length,
    withoutMajority: voted.filter(({ votes, preference }) => {
      return votes.filter((vote) => vote === preference).length * 2 <= votes.length;
    }).length,
  };
}

/** In characters (code points), as everywhere in the suite. */
function lengthOf(text: string): number {
  return Array.from(text).length;
}
