import type { CeilingReport, HumanLike, Replacement } from "../../core/ceiling.js";
import type { CellFacts } from "../../core/cell-facts.js";
import type { Judgment } from "../../core/judgment.js";
import type { Preference } from "../../core/preference.js";
import type { DatasetFrame } from "../../metrics/dataset-frame.js";
import { labelCeiling, type TrialLabels } from "../../metrics/label-ceiling.js";
import { pairVotes } from "../../metrics/pair-votes.js";
import { ratingCeilings } from "../../metrics/rating-ceilings.js";
import { softGold } from "../../metrics/soft-gold.js";
import { voteTable, type VoteTable } from "../../metrics/vote-table.js";
import { cohenKappa } from "../../stats/cohen-kappa.js";
import { humanLike } from "./human-like.js";
import { quadraticKappa } from "./quadratic-kappa.js";
import { replacement } from "./replacement.js";

/** What a cell's ceilings are computed from. */
export interface CeilingParts {
  readonly cell: CellFacts;
  readonly judgments: readonly Judgment[];
  readonly frame: DatasetFrame;
  /** Price of an annotator in the alt-test. */
  readonly epsilon: number;
}

/**
 * A judge among the annotators: one report for a cell of pairs, one for each criterion of a cell of ratings, none where no
 * instance has two votes or ratings. For tests that need one label of the judge on an instance, that is the majority of its
 * trials' verdicts, without one a tie; of ratings the mean of its scores.
 */
export function reportCeilings(parts: CeilingParts): readonly CeilingReport[] {
  switch (parts.cell.task) {
    case "pairwise":
      return pairReport(parts);
    case "pointwise":
      return ratingReports(parts);
    case "listwise":
      return [];
  }
}

function idsOf({
  evaluator,
  protocol,
  dataset,
}: CellFacts): Pick<CeilingReport, "evaluator" | "protocol" | "dataset"> {
  return { evaluator, protocol, dataset };
}

function pairReport(parts: CeilingParts): readonly CeilingReport[] {
  const { cell, judgments, frame, epsilon } = parts;
  const { votes, trials } = pairVotes(judgments, frame);
  if (votes.instances.length === 0) return [];
  const labels = trials.map(majorityOf);
  const kappaOf = (
    first: readonly Preference[],
    second: readonly Preference[],
  ): ReturnType<typeof cohenKappa> => cohenKappa(first, second);
  return [
    {
      ...idsOf(cell),
      ceilings: [labelCeiling(votes, trials, frame)],
      altTest: ofPersons(votes, () =>
        replacement<string>({
          votes,
          // What is no verdict equals nobody's vote.
          judge: labels.map((label) => label ?? "no verdict"),
          epsilon,
        }),
      ),
      humanLike: ofPersons(votes, () => humanLike({ votes, judge: labels, kappaOf })),
      soft: softGold(judgments, frame) ?? { undefined: "no pair has two votes" },
    },
  ];
}

/** The alt-test and kappas of annotators need to know who voted. */
function ofPersons<Result extends Replacement | HumanLike>(
  votes: VoteTable<Preference> | VoteTable<number>,
  result: () => Result | { readonly undefined: string },
): Result | { readonly undefined: string } {
  return votes.identified
    ? result()
    : { undefined: "the dataset does not say whose votes they are, so there are no persons to compare with" };
}

/** The more frequent of A and B among a judge's verdicts, a tie if neither is; undefined without verdicts. */
function majorityOf(trials: TrialLabels): Preference | undefined {
  const verdicts = trials.filter((label) => label !== undefined);
  if (verdicts.length === 0) return undefined;
  const count = (label: Preference): number => verdicts.filter((verdict) => verdict === label).length;
  const lead = count("A") - count("B");
  if (count("tie") * 2 > verdicts.length || lead === 0) return "tie";
  return lead > 0 ? "A" : "B";
}

function ratingReports({ cell, judgments, frame, epsilon }: CeilingParts): readonly CeilingReport[] {
  const byInstance = new Map<string, Judgment[]>();
  for (const judgment of judgments) {
    const known = byInstance.get(judgment.instance);
    if (known === undefined) byInstance.set(judgment.instance, [judgment]);
    else known.push(judgment);
  }
  const judgedFacts = [...frame.facts.values()].filter(({ id }) => byInstance.has(id));
  const criteria = new Set(
    judgedFacts.flatMap(({ gold }) => (gold.kind === "scores" ? Object.keys(gold.ratings ?? {}) : [])),
  );
  return [...criteria].sort().flatMap((criterion): readonly CeilingReport[] => {
    const all = voteTable(judgedFacts, ({ gold }) => {
      const ratings = gold.kind === "scores" ? gold.ratings?.[criterion] : undefined;
      const annotators = gold.kind === "scores" ? gold.annotators?.[criterion] : undefined;
      return ratings === undefined ? undefined : { labels: ratings, annotators };
    });
    if (all.instances.length === 0) return [];
    const scores = all.instances.map(({ id }) => meanScore(byInstance.get(id) ?? [], criterion));
    const scored = scoredOnly(all, scores);
    return [
      {
        ...{ ...idsOf(cell), criterion },
        ceilings: ratingCeilings(all, scores, frame),
        altTest: ofPersons(all, () => replacement<number>({ ...scored, epsilon, nearness })),
        humanLike: ofPersons(all, () => humanLike({ votes: all, judge: scores, kappaOf: quadraticKappa })),
      },
    ];
  });
}

/** The instances that the judge scored: a missing score is near nobody's, but by how much no scale says. */
function scoredOnly(
  votes: VoteTable<number>,
  scores: readonly (number | undefined)[],
): { readonly votes: VoteTable<number>; readonly judge: readonly number[] } {
  const kept = scores.flatMap((score, place) => (score === undefined ? [] : [{ score, place }]));
  return {
    votes: {
      ...votes,
      instances: kept.flatMap(({ place }) => votes.instances[place] ?? []),
      labels: kept.map(({ place }) => votes.labels[place] ?? []),
    },
    judge: kept.map(({ score }) => score),
  };
}

function meanScore(trials: readonly Judgment[], criterion: string): number | undefined {
  const scores = trials.flatMap(({ outcome }) => {
    const score = outcome.kind === "scores" ? outcome.scores[criterion] : undefined;
    return typeof score === "number" ? [score] : [];
  });
  return scores.length === 0 ? undefined : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** Minus the root of the mean squared distance from the others. */
function nearness(score: number, others: readonly number[]): number {
  return -Math.sqrt(others.reduce((sum, other) => sum + (score - other) ** 2, 0) / others.length);
}
