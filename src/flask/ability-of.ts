import { abilities } from "./abilities.js";

/** The ability that a skill belongs to; undefined for a criterion that is none of the twelve skills. */
export function abilityOf(skill: string): string | undefined {
  return Object.entries(abilities).find(([, skills]) => skills.includes(skill))?.[0];
}
