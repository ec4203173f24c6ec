import type { AnnotatorFigures } from "../core/ceiling.js";
import type { JudgedTrial } from "../core/judged-trial.js";
import type { DatasetFrame } from "./dataset-frame.js";
import { pairVotes } from "./pair-votes.js";
import { labelCeiling } from "./label-ceiling.js";
import { softGold } from "./soft-gold.js";

/** What several annotators of a cell's pairs say of its judge; undefined where no pair has two votes. */
export function annotatorFigures(
  judgments: readonly JudgedTrial[],
  frame: DatasetFrame,
): AnnotatorFigures | undefined {
  const { votes, trials } = pairVotes(judgments, frame);
  const soft = votes.instances.length === 0 ? undefined : softGold(judgments, frame);
  return soft === undefined ? undefined : { ceiling: labelCeiling(votes, trials, frame), soft };
}
