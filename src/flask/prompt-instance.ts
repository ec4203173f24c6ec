import type { Instance } from "../core/instance.js";
import { sha256 } from "../core/sha256.js";
import type { Question } from "./question.js";

/** A question as an instance that no human has judged: what an engine asks about. */
export function promptInstance(question: Question, set: string, row: number): Instance {
  const { id, instruction, reference, skills } = question;
  return {
    ...{ id, dataset: set, task: "pointwise", instruction, outputs: [], reference, row },
    gold: { kind: "scores", scores: {} },
    cluster: sha256(instruction).slice(0, 16),
    tags: skills.length === 0 ? {} : { skill: skills },
  };
}
