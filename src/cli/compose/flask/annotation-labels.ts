import { UsageError } from "../../../core/errors.js";

const tags = ["domain", "skill", "difficulty"] as const;

/** The labels of an instruction; one that was lost is absent. */
export type AnnotationLabels = Readonly<Partial<Record<(typeof tags)[number], readonly string[]>>>;

/** The labels in a line of annotations. Throws a `UsageError` naming the line where one is no list of texts. */
export function annotationLabels(value: Readonly<Record<string, unknown>>, place: string): AnnotationLabels {
  const found: Partial<Record<(typeof tags)[number], readonly string[]>> = {};
  for (const tag of tags) {
    const written = value[tag];
    if (written === undefined) continue;
    const list: readonly unknown[] = Array.isArray(written) ? written : [written];
    const texts = list.filter((entry) => typeof entry === "string");
    if (texts.length < list.length)
      throw new UsageError(`Cannot read ${place}: '${tag}' is no list of texts`);
    if (texts.length > 0) found[tag] = texts;
  }
  return found;
}
