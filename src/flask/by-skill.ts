import { skills } from "./skills.js";

/** What is of a skill, skill by skill in FLASK's order, others below in the order in which they first come. */
export function bySkill<Scored extends { readonly skill: string }>(
  scored: readonly Scored[],
): readonly (readonly [skill: string, own: readonly Scored[]])[] {
  const groups = new Map<string, Scored[]>();
  for (const entry of scored) {
    const own = groups.get(entry.skill);
    if (own === undefined) groups.set(entry.skill, [entry]);
    else own.push(entry);
  }
  return [...groups].sort(([a], [b]) => placeOf(a) - placeOf(b));
}

function placeOf(skill: string): number {
  const place = skills.indexOf(skill);
  return place < 0 ? skills.length : place;
}
