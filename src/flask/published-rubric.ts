import { isRecord } from "../core/is-record.js";
import { abilityOf } from "./ability-of.js";
import { skillNamed } from "./skill-named.js";

/** A criterion of a rubric, as rubric files have it. */
export interface PublishedCriterion {
  readonly name: string;
  readonly ability: string;
  readonly question: string;
  readonly levels: readonly string[];
}

/** What a rubric file in the authors' layout says, or what is wrong with it and in which entry (from 1). */
export type PublishedRubric =
  | { readonly criteria: readonly PublishedCriterion[] }
  | { readonly problem: string; readonly entry?: number };

const levels = ["1", "2", "3", "4", "5"];

/**
 * Reads a rubric in the layout of FLASK's own file: a list of `{Skill, Criteria, Scoring: {"1": ..., "5": ...}}`. Skills that are none of
 * the twelve stand under no ability.
 */
export function publishedRubric(value: unknown): PublishedRubric {
  if (!Array.isArray(value) || value.length === 0)
    return { problem: "it is no list of {Skill, Criteria, Scoring}" };
  const criteria: PublishedCriterion[] = [];
  for (const [index, entry] of value.entries()) {
    const read = criterionOf(entry);
    if (typeof read === "string") return { problem: read, entry: index + 1 };
    if (criteria.some(({ name }) => name.toLowerCase() === read.name.toLowerCase()))
      return { problem: `the skill '${read.name}' stands there twice`, entry: index + 1 };
    criteria.push(read);
  }
  return { criteria };
}

function criterionOf(entry: unknown): PublishedCriterion | string {
  if (!isRecord(entry)) return "it is no {Skill, Criteria, Scoring}";
  const { Skill: skill, Criteria: question, Scoring: scoring } = entry;
  if (!isText(skill)) return "'Skill' is no text";
  if (!isText(question)) return "'Criteria' is no text";
  if (!isRecord(scoring)) return "'Scoring' has no levels 1 to 5";
  const stranger = Object.keys(scoring).find((level) => !levels.includes(level));
  if (stranger !== undefined) return `'Scoring' has a level '${stranger}', expected 1 to 5`;
  const texts = levels.map((level) => scoring[level]);
  const missing = texts.findIndex((text) => !isText(text));
  if (missing >= 0) return `'Scoring' has no text for level ${missing + 1}`;
  const name = skillNamed(skill.trim());
  return {
    ...{ name, ability: abilityOf(name) ?? "(none)", question: question.trim() },
    levels: texts.filter(isText).map((text) => text.trim()),
  };
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}
