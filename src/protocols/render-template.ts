import { UsageError } from "../core/errors.js";
import { templateVariables } from "./template-variables.js";

/**
 * Puts values into a template's `{{name}}` holes, in one pass: what is inserted is never looked at again, whatever braces,
 * backslashes or dollar signs it holds. Throws a UsageError for a hole without a value.
 */
export function renderTemplate(template: string, values: Pick<ReadonlyMap<string, string>, "get">): string {
  let text = "";
  let end = 0;
  for (const variable of templateVariables(template)) {
    const value = values.get(variable.name);
    if (value === undefined)
      throw new UsageError(`Cannot fill {{${variable.name}}}: this task has no such text`);
    text += template.slice(end, variable.start) + value;
    end = variable.end;
  }
  return text + template.slice(end);
}
