import type { Ceiling } from "../core/ceiling.js";
import type { Preference } from "../core/preference.js";
import { attainableAgreement } from "../stats/attainable-agreement.js";
import type { DatasetFrame } from "./dataset-frame.js";
import { resampledEstimates, type NamedStatistics } from "./resampled-estimates.js";
import { voteShares } from "./vote-shares.js";
import type { VoteTable } from "./vote-table.js";

/** What the judge said of an instance, one label a trial; a trial without a verdict is undefined. */
export type TrialLabels = readonly (Preference | undefined)[];

/** Credits of one annotator (or of all places together) and of the judge, by drawn cluster. */
interface Credits {
  readonly human: Float64Array;
  readonly judge: Float64Array;
  readonly items: Float64Array;
}

/**
 * Leave-one-out ceiling of votes. Each annotator in turn is held against the most common vote of the others, ties sharing the
 * credit, and so is the judge, over its trials alike; a trial without a verdict earns nothing. Persons count alike; where nobody
 * says who is who, all votes do.
 */
export function labelCeiling(
  votes: VoteTable<Preference>,
  judged: readonly TrialLabels[],
  frame: DatasetFrame,
): Ceiling {
  const credits = creditsOf(votes, judged, frame);
  const { human, judge, share } = resampledEstimates(statisticsOf(credits, undefined), {
    draws: frame.draws,
    statistics: (counts) => statisticsOf(credits, counts),
  });
  return {
    n: votes.instances.length,
    annotators: votes.annotators.length,
    identified: votes.identified,
    by: "labels",
    ...{ human, judge, share },
    attainable: attainableAgreement(votes.labels.map(voteShares)),
  };
}

function creditsOf(
  votes: VoteTable<Preference>,
  judged: readonly TrialLabels[],
  frame: DatasetFrame,
): readonly Credits[] {
  const rows = votes.identified ? votes.annotators.length : 1;
  const empty = (): Float64Array => new Float64Array(frame.drawn);
  const credits = Array.from({ length: rows }, (): Credits => ({
    human: empty(),
    judge: empty(),
    items: empty(),
  }));
  for (const [place, labels] of votes.labels.entries()) {
    const cluster = frame.clusterNumbers.get(votes.instances[place]?.cluster ?? "") ?? 0;
    const trials = judged[place] ?? [];
    for (const [annotator, own] of labels.entries()) {
      const row = credits[votes.identified ? annotator : 0];
      if (own === undefined || row === undefined) continue;
      const modes = modesOf(labels.filter((_, other) => other !== annotator));
      add(row.human, cluster, meanCredit([own], modes));
      add(row.judge, cluster, meanCredit(trials, modes));
      add(row.items, cluster, 1);
    }
  }
  return credits;
}

function add(sums: Float64Array, at: number, amount: number): void {
  sums[at] = (sums[at] ?? 0) + amount;
}

/** Mean credit of labels against equally good references. */
function meanCredit(labels: TrialLabels, modes: readonly Preference[]): number {
  const right = labels.filter((label) => label !== undefined && modes.includes(label)).length;
  return right / modes.length / Math.max(1, labels.length);
}

function statisticsOf(
  credits: readonly Credits[],
  counts: ArrayLike<number> | undefined,
): NamedStatistics<"human" | "judge" | "share"> {
  const means = { human: 0, judge: 0 };
  let rows = 0;
  for (const row of credits) {
    const sums = { human: 0, judge: 0, items: 0 };
    for (let cluster = 0; cluster < row.items.length; cluster++) {
      const times = counts === undefined ? 1 : (counts[cluster] ?? 0);
      sums.human += times * (row.human[cluster] ?? 0);
      sums.judge += times * (row.judge[cluster] ?? 0);
      sums.items += times * (row.items[cluster] ?? 0);
    }
    if (sums.items === 0) continue;
    means.human += sums.human / sums.items;
    means.judge += sums.judge / sums.items;
    rows++;
  }
  if (rows === 0) {
    const none = { undefined: "no instance has two annotators" };
    return { human: none, judge: none, share: none };
  }
  return {
    human: { value: means.human / rows },
    judge: { value: means.judge / rows },
    share:
      means.human === 0
        ? { undefined: "annotators never agree with one another" }
        : { value: means.judge / means.human },
  };
}

/** The most common labels. */
function modesOf(labels: readonly (Preference | undefined)[]): readonly Preference[] {
  const counts = new Map<Preference, number>();
  for (const label of labels) if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return [...counts].filter(([, count]) => count === most).map(([label]) => label);
}
