import { authorsOf } from "./authors-of.js";
import type { ChoiceTrial } from "./choice-trial.js";

/**
 * Which output of a trial's pair (0 or 1) is by the judge's own family; `none` where neither or both are; a reason where nobody says who
 * wrote them, or what family the judge is of.
 */
export function ownOutput({
  cell,
  facts,
}: Pick<ChoiceTrial, "cell" | "facts">): 0 | 1 | "none" | { readonly undefined: string } {
  if (cell.family === undefined)
    return { undefined: `the family of ${cell.evaluator} is not known: its card may say it` };
  const authors = authorsOf(facts);
  if (authors === undefined) return { undefined: "the datasets do not say which models wrote the outputs" };
  const own = authors.map((family) => family === cell.family);
  if (own[0] === own[1]) return "none";
  return own[0] === true ? 0 : 1;
}
