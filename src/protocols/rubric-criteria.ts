import { UsageError } from "../core/errors.js";
import type { GradedChecklistCard, SkillsCard } from "./protocol-card.js";
import type { ProtocolDefinition } from "./protocol-definition.js";
import type { RubricCriterion } from "./rubric.js";

/**
 * The criteria that an instance is scored on, in the rubric's order: those that are annotated for it, as far as the rubric has them; where it
 * has none of them, the card's own (all of the rubric's, if it names none).
 */
export function rubricCriteria(
  { id, card, rubric }: ProtocolDefinition<SkillsCard | GradedChecklistCard>,
  annotated: readonly string[],
): readonly RubricCriterion[] {
  const known = rubric?.criteria ?? [];
  const named = (names: readonly string[]): readonly RubricCriterion[] =>
    known.filter(({ name }) => names.some((wanted) => plain(wanted) === plain(name)));
  const ofInstance = named(annotated);
  const criteria = ofInstance.length > 0 ? ofInstance : named(card.criteria ?? known.map(({ name }) => name));
  if (criteria.length === 0) throw new UsageError(`Cannot ask ${id}: its rubric has none of the criteria`);
  return criteria;
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s_-]+/g, " ")
    .trim();
}
