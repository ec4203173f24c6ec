import { UsageError } from "../../../core/errors.js";
import type { InstanceFacts } from "../../../core/instance-facts.js";
import { isRecord } from "../../../core/is-record.js";
import { readJsonLines } from "../../../store/read-json-lines.js";
import { annotationLabels, type AnnotationLabels } from "./annotation-labels.js";

/** Facts with the labels of a file, and how many instances have some. */
export interface AnnotatedFacts {
  readonly facts: readonly InstanceFacts[];
  readonly annotated: number;
}

const tags = ["domain", "skill", "difficulty"] as const;

/**
 * Facts of instances with the labels of a file of annotations as their tags `domain`, `skill` and `difficulty`, by dataset and instance;
 * labels that a dataset has itself give way, so that all instances are labelled by one hand. Throws a `UsageError` for a line that is no
 * annotation, and for a file that knows none of the instances.
 */
export function annotatedFacts(file: string, facts: readonly InstanceFacts[]): AnnotatedFacts {
  const labels = new Map<string, AnnotationLabels>();
  let line = 0;
  for (const value of readJsonLines(file, "Write the file anew with `reife flask annotate`")) {
    line += 1;
    if (!isRecord(value) || typeof value["dataset"] !== "string" || typeof value["instance"] !== "string")
      throw new UsageError(`Cannot read ${file}:${line}: it is no annotation with dataset and instance`);
    labels.set(keyOf(value["dataset"], value["instance"]), annotationLabels(value, `${file}:${line}`));
  }
  const known = facts.filter(({ dataset, id }) => labels.has(keyOf(dataset, id))).length;
  if (known === 0) {
    const datasets = [...new Set(facts.map(({ dataset }) => dataset))].join(", ");
    throw new UsageError(`Cannot use ${file}: it is about none of the run's instances`, {
      hint: `Annotate ${datasets}: reife flask annotate <evaluator> --questions <dataset>`,
    });
  }
  return {
    annotated: known,
    facts: facts.map((entry) => {
      const own = labels.get(keyOf(entry.dataset, entry.id));
      const others = Object.entries(entry.tags).filter(([name]) => !tags.some((tag) => tag === name));
      return { ...entry, tags: { ...Object.fromEntries(others), ...own } };
    }),
  };
}

function keyOf(dataset: string, instance: string): string {
  return JSON.stringify([dataset, instance]);
}
