import type { JudgedTrial } from "../core/judged-trial.js";
import type { Preference } from "../core/preference.js";
import type { DatasetFrame } from "./dataset-frame.js";
import type { TrialLabels } from "./label-ceiling.js";
import { knownInstances } from "./known-instances.js";
import { sharedByInstances } from "./shared-by-instances.js";
import { voteTable, type VoteTable } from "./vote-table.js";

/** The votes on a cell's pairs that have two or more, and what the judge said of each in its trials. */
export interface PairVotes {
  readonly votes: VoteTable<Preference>;
  /** By instance of the table. */
  readonly trials: readonly TrialLabels[];
}

const haveVotes = sharedByInstances((instances) =>
  instances.some(({ gold }) => gold.kind === "pair" && gold.votes !== undefined),
);

/** Lays out the votes on the pairs that a judge was asked about. */
export function pairVotes(judgments: readonly JudgedTrial[], frame: DatasetFrame): PairVotes {
  const trialsOf = new Map<string, (Preference | undefined)[]>();
  if (!haveVotes(knownInstances(frame.facts).instances))
    return { votes: voteTable([], () => undefined), trials: [] };
  for (const { instance, preference } of judgments) {
    const gold = frame.facts.get(instance)?.gold;
    if (gold?.kind !== "pair" || gold.votes === undefined) continue;
    const known = trialsOf.get(instance);
    if (known === undefined) trialsOf.set(instance, [preference]);
    else known.push(preference);
  }
  const judged = [...trialsOf.keys()].flatMap((id) => frame.facts.get(id) ?? []);
  const votes = voteTable(judged, ({ gold }) =>
    gold.kind === "pair" && gold.votes !== undefined
      ? { labels: gold.votes, annotators: gold.annotators }
      : undefined,
  );
  return { votes, trials: votes.instances.map(({ id }) => trialsOf.get(id) ?? []) };
}
