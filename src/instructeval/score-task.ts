import type { BenchmarkCard } from "../core/benchmark-card.js";
import type { Estimate } from "../core/estimate.js";
import type { TaskResult } from "../core/instructeval-results.js";
import type { GradedItem } from "./graded-item.js";
import { meanShare } from "./mean-share.js";
import { shareEstimate } from "./share-estimate.js";
import { shareOf } from "./share-of.js";
import type { Share } from "./share.js";
import { writingCriteria } from "./writing-criteria.js";

/** What one benchmark comes to: for people, and (shares from 0 to 1, writing too) for the mean of its area. */
export interface ScoredTask {
  readonly result: TaskResult;
  readonly share: Share | undefined;
  readonly compatShare: Share | undefined;
}

/** Scores one benchmark's graded questions. What is not graded (failed, open, unscored) counts nowhere but in the numbers of questions. */
export function scoreTask(
  card: Pick<BenchmarkCard, "area" | "score">,
  items: readonly GradedItem[],
): ScoredTask {
  const isWriting = card.area === "writing";
  const [sound, compat] = isWriting
    ? [qualityOf(""), qualityOf(".compat")]
    : [named("sound"), named("compat")];
  const share = overall(card, items, sound);
  const compatShare = overall(card, items, compat);
  const shown = (value: Share | undefined): Estimate =>
    isWriting ? onScale(shareEstimate(value)) : shareEstimate(value);
  const count = (status: GradedItem["status"]): number =>
    items.filter((item) => item.status === status).length;
  const groups = [...groupsOf(items)].map(([group, list]) => [group, shown(shareIn(list, sound))] as const);
  return {
    share,
    compatShare,
    result: {
      ...{ area: card.area, n: items.length, answered: count("answered"), empty: count("empty") },
      ...{ failed: count("failed"), open: count("open"), unscored: unscored(items, sound) },
      ...{ score: shown(share), compat: shown(compatShare) },
      more: moreOf(card, items),
      groups: Object.fromEntries(groups),
    },
  };
}

function unscored(items: readonly GradedItem[], read: Reading): number {
  const replied = items.filter(({ status }) => status === "answered" || status === "empty");
  return replied.filter((item) => read(item) === undefined).length;
}

type Reading = (item: GradedItem) => number | undefined;

function named(name: string): Reading {
  return ({ scores }) => scores[name];
}

/** The mean of both criteria, from 1..5 to 0..1; undefined where one is missing. */
function qualityOf(suffix: string): Reading {
  return ({ scores }) => {
    const [relevance, coherence] = writingCriteria.map((criterion) => scores[`${criterion}${suffix}`]);
    return relevance === undefined || coherence === undefined
      ? undefined
      : ((relevance + coherence) / 2 - 1) / 4;
  };
}

function overall(
  { score }: Pick<BenchmarkCard, "score">,
  items: readonly GradedItem[],
  read: Reading,
): Share | undefined {
  if (score === "micro") return shareIn(items, read);
  return meanShare([...groupsOf(items).values()].flatMap((list) => shareIn(list, read) ?? []));
}

function shareIn(items: readonly GradedItem[], read: Reading): Share | undefined {
  return shareOf(
    items.flatMap((item) => {
      const score = read(item);
      return score === undefined ? [] : [{ score, cluster: item.cluster }];
    }),
  );
}

/** Every further score that some question has. */
function moreOf(card: Pick<BenchmarkCard, "score">, items: readonly GradedItem[]): TaskResult["more"] {
  const names = [...new Set(items.flatMap(({ scores }) => Object.keys(scores)))].filter(
    (name) => name !== "sound" && name !== "compat",
  );
  return Object.fromEntries(
    names.map((name) => {
      const isCriterion = writingCriteria.some((criterion) => name.startsWith(criterion));
      const read: Reading = ({ scores }) => {
        const score = scores[name];
        return score === undefined || !isCriterion ? score : (score - 1) / 4;
      };
      const estimate = shareEstimate(overall(card, items, read));
      return [name, isCriterion ? onScale(estimate) : estimate];
    }),
  );
}

/** From 0..1 to 1..5. */
function onScale(estimate: Estimate): Estimate {
  if ("undefined" in estimate) return estimate;
  const { value, low, high, method } = estimate;
  const scaled = (share: number | undefined): number | undefined =>
    share === undefined ? undefined : 1 + 4 * share;
  return {
    value: 1 + 4 * value,
    ...(low === undefined ? {} : { low: scaled(low), high: scaled(high), method }),
  };
}

function groupsOf(items: readonly GradedItem[]): ReadonlyMap<string, readonly GradedItem[]> {
  const groups = new Map<string, GradedItem[]>();
  for (const item of items) {
    const list = groups.get(item.group);
    if (list === undefined) groups.set(item.group, [item]);
    else list.push(item);
  }
  return groups;
}
