import type { InstanceFacts } from "../core/instance-facts.js";

/** What annotators said of the instances that two or more of them spoke of, and by whom. */
export interface VoteTable<Label> {
  readonly instances: readonly InstanceFacts[];
  /** Persons by id; places where nobody says who sits on which. */
  readonly annotators: readonly string[];
  readonly identified: boolean;
  /** By instance, then annotator. */
  readonly labels: readonly (readonly (Label | undefined)[])[];
}

/** An instance's votes or ratings, and whose they are where the dataset says. */
export interface Voted<Label> {
  readonly labels: readonly Label[];
  readonly annotators?: readonly string[] | undefined;
}

/**
 * Lays votes out by person. Where a single instance does not name its annotators, or names one twice, nobody is identified
 * and the columns are places.
 */
export function voteTable<Label>(
  instances: readonly InstanceFacts[],
  votedOf: (facts: InstanceFacts) => Voted<Label> | undefined,
): VoteTable<Label> {
  const voted = instances.flatMap((facts) => {
    const votes = votedOf(facts);
    return votes !== undefined && votes.labels.length > 1 ? [{ facts, votes }] : [];
  });
  const identified =
    voted.length > 0 &&
    voted.every(({ votes: { labels, annotators } }) => new Set(annotators).size === labels.length);
  const idsOf = ({ labels, annotators = [] }: Voted<Label>): readonly string[] =>
    identified ? annotators : labels.map((_, place) => String(place + 1));
  const annotators = [...new Set(voted.flatMap(({ votes }) => idsOf(votes)))].sort();
  return {
    instances: voted.map(({ facts }) => facts),
    annotators,
    identified,
    labels: voted.map(({ votes }) => {
      const byId = new Map(idsOf(votes).map((id, place) => [id, votes.labels[place]]));
      return annotators.map((id) => byId.get(id));
    }),
  };
}
