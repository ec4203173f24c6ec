import type { HumanLike } from "../../core/ceiling.js";
import type { VoteTable } from "../../metrics/vote-table.js";
import type { Defined } from "../../stats/defined.js";
import { humanLikeZ } from "../../stats/human-like-z.js";

/** What a judge's place among annotators is made from. */
export interface HumanLikeParts<Label> {
  readonly votes: VoteTable<Label>;
  /** The judge's label of each instance; undefined where it has none. */
  readonly judge: readonly (Label | undefined)[];
  readonly kappaOf: (first: readonly Label[], second: readonly Label[]) => Defined;
}

/** The judge's kappas with annotators among the annotators' own, each over the instances that both labelled. */
export function humanLike<Label>({
  votes,
  judge,
  kappaOf,
}: HumanLikeParts<Label>): HumanLike | { readonly undefined: string } {
  const columns = votes.annotators.map((_, annotator) => votes.labels.map((row) => row[annotator]));
  const kappa = (first: readonly (Label | undefined)[], second: readonly (Label | undefined)[]): number[] => {
    const both = first.flatMap((label, place) => {
      const other = second[place];
      return label === undefined || other === undefined ? [] : [[label, other] as const];
    });
    const found = kappaOf(
      both.map(([label]) => label),
      both.map(([, other]) => other),
    );
    return "value" in found ? [found.value] : [];
  };
  const judged = columns.flatMap((column) => kappa(judge, column));
  const humans = columns.flatMap((column, place) =>
    columns.slice(place + 1).flatMap((other) => kappa(column, other)),
  );
  const place = humanLikeZ({ judge: judged, humans });
  if ("undefined" in place) return place;
  return { z: place.value, reading: place.reading, judge: mean(judged), humans: mean(humans) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
