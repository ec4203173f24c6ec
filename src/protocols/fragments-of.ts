import type { FileIssue } from "../core/errors.js";
import type { CardFile } from "./read-card-file.js";
import type { ResolvedStep } from "./resolve-steps.js";
import { templateVariables } from "./template-variables.js";

/**
 * A card's fragments: texts around {{dataset_reference}}, inserted by their name where the instance has a reference and
 * empty where it has none.
 */
export function fragmentsOf(
  { file, sections }: CardFile<unknown>,
  steps: readonly ResolvedStep[],
): { readonly fragments: Readonly<Record<string, string>>; readonly issues: readonly FileIssue[] } {
  const own = sections.filter(({ step }) => step === "fragment");
  const taken = new Set(steps.map(({ definition }) => definition.name));
  const issues = own.flatMap(({ part, text, line, markerLine }): readonly FileIssue[] => {
    const place = { file, line: markerLine, column: 1 };
    const variables = templateVariables(text).map(({ name }) => name);
    const found: FileIssue[] = [];
    if (!/^[a-z][a-z0-9_-]*$/.test(part))
      found.push({ ...place, message: `"${part}" is no name for a fragment` });
    if (taken.has(part)) found.push({ ...place, message: `the name ${part} is taken` });
    if (variables.some((name) => name !== "dataset_reference") || variables.length === 0) {
      found.push({
        file,
        line,
        column: 1,
        message: `fragment ${part} must use {{dataset_reference}} and nothing else`,
      });
    }
    taken.add(part);
    return found;
  });
  return { fragments: Object.fromEntries(own.map(({ part, text }) => [part, text])), issues };
}
