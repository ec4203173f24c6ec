import { UsageError } from "../../../core/errors.js";
import type { InstanceFacts } from "../../../core/instance-facts.js";
import type { Judgment } from "../../../core/judgment.js";
import type { RunManifest } from "../../../core/run-manifest.js";
import { skillNamed } from "../../../flask/skill-named.js";
import type { SkillReview } from "../../../flask/skill-review.js";
import { groupBy } from "../../../leaderboard/group-by.js";
import type { ReviewSource } from "./review-source.js";

/** What is read of a run. */
export interface ReviewedRun {
  readonly manifest: Pick<RunManifest, "cells">;
  readonly judgments: readonly Judgment[];
  readonly facts: readonly InstanceFacts[];
}

/**
 * The reviews of a run: judgments that score one output by skills, by respondent (the tag `respondent`, else the dataset), judge and
 * protocol. Null judges review nothing. Throws a `UsageError` for a run that has none.
 */
export function runReviews(
  folder: string,
  { manifest, judgments, facts }: ReviewedRun,
): readonly ReviewSource[] {
  const known = new Map(facts.map((entry) => [keyOf(entry.dataset, entry.id), entry]));
  const nulls = new Set(
    manifest.cells.filter(({ adapter }) => adapter === "null").map(({ evaluator }) => evaluator),
  );
  const found = judgments.flatMap((judgment) => {
    const entry = known.get(keyOf(judgment.dataset, judgment.instance));
    if (entry?.gold.kind !== "scores" || nulls.has(judgment.evaluator)) return [];
    const review = reviewOf(judgment, entry);
    const model = entry.tags["respondent"]?.[0] ?? judgment.dataset;
    return review === undefined ? [] : [{ model, judgment, review }];
  });
  if (found.length === 0)
    throw new UsageError(`Cannot aggregate ${folder}: the run has no scores of single outputs`, {
      hint: "Take a run of protocol flask on a dataset of scores, or `reife import flask`",
    });
  const groups = groupBy(found, ({ model, judgment: { evaluator, protocol, dataset } }) =>
    JSON.stringify([model, evaluator, protocol, dataset]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { evaluator, protocol, dataset } = first.judgment;
    return [
      {
        model: first.model,
        within: [evaluator, protocol, dataset, folder],
        judge: { evaluator, protocol, folder },
        reviews: group.map(({ review }) => review),
      },
    ];
  });
}

function reviewOf(judgment: Judgment, entry: InstanceFacts): SkillReview | undefined {
  const { outcome, repeat } = judgment;
  if (outcome.kind === "verdict" || outcome.kind === "pick") return undefined;
  const scores =
    outcome.kind === "scores"
      ? Object.fromEntries(Object.entries(outcome.scores).map(([skill, score]) => [skillNamed(skill), score]))
      : {};
  const asked = outcome.kind === "scores" ? Object.keys(scores) : (entry.tags["skill"] ?? []).map(skillNamed);
  return {
    id: judgment.instance,
    cluster: entry.cluster,
    repeat,
    skills: [...new Set(asked)],
    domains: entry.tags["domain"] ?? [],
    difficulty: entry.tags["difficulty"]?.[0],
    length: entry.lengths[0],
    outcome: outcome.kind === "scores" ? { ...outcome, scores } : outcome,
  };
}

function keyOf(dataset: string, id: string): string {
  return JSON.stringify([dataset, id]);
}
