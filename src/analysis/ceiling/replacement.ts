import type { Replacement } from "../../core/ceiling.js";
import type { VoteTable } from "../../metrics/vote-table.js";
import { altTest } from "../../stats/alt-test.js";

/** What the alt-test of a cell is made from. */
export interface ReplacementParts<Label extends string | number> {
  readonly votes: VoteTable<Label>;
  /** The judge's label of each instance. */
  readonly judge: readonly Label[];
  readonly epsilon: number;
  readonly nearness?: ((label: Label, others: readonly Label[]) => number) | undefined;
}

/** The alternative annotator test of a cell, with the annotators' names. */
export function replacement<Label extends string | number>({
  votes,
  judge,
  epsilon,
  nearness,
}: ReplacementParts<Label>): Replacement | { readonly undefined: string } {
  const test = altTest({ annotations: votes.labels, judge, nearness, epsilon });
  if ("undefined" in test) return test;
  const { winningRate, advantage, passes, leftOut } = test;
  const annotators = test.annotators.map((one) => ({
    ...one,
    annotator: votes.annotators[one.annotator] ?? String(one.annotator),
  }));
  return { epsilon, winningRate, advantage, passes, annotators, leftOut };
}
