import type { SiteInstance, SiteJudgments, SiteTexts } from "../../core/site.js";
import { instanceFilters } from "./instance-filters.js";
import type { InstanceTally } from "./instance-tally.js";
import type { JudgmentQuery } from "./judgment-query.js";

/** What instances are chosen from. */
export interface InstanceSources {
  readonly judgments: SiteJudgments;
  /** How the trials of an instance ended, of those that the choice is about. */
  readonly tally: (instance: number) => InstanceTally;
  /** The texts of an instance, where they are loaded. */
  readonly textsOf: (instance: number) => SiteTexts[number] | undefined;
}

/** The places of the instances that a choice holds for, in the dataset's order. All words of a search must stand somewhere. */
export function chosenInstances(
  { judgments, tally, textsOf }: InstanceSources,
  query: JudgmentQuery,
): readonly number[] {
  const filter = instanceFilters.find(({ key }) => key === query.show) ?? instanceFilters[0];
  const words = query.search
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== "");
  return judgments.instances.flatMap((instance, place) => {
    if (!hasTag(instance, query.tag)) return [];
    if (words.length > 0 && !hasWords(instance, textsOf(place), words)) return [];
    return filter.key === "" || filter.holds(tally(place)) ? [place] : [];
  });
}

function hasTag({ tags }: SiteInstance, tag: string): boolean {
  if (tag === "") return true;
  const at = tag.indexOf("=");
  return (tags[tag.slice(0, at)] ?? []).includes(tag.slice(at + 1));
}

function hasWords(
  { id, tags }: SiteInstance,
  texts: SiteTexts[number] | undefined,
  words: readonly string[],
): boolean {
  const own = [
    id,
    ...Object.values(tags).flat(),
    ...(texts === undefined ? [] : [texts.instruction, ...texts.outputs]),
  ];
  const all = own.join("\n").toLowerCase();
  return words.every((word) => all.includes(word));
}
