import type { FlaskFacet } from "../core/flask-aggregate.js";
import { abilities } from "./abilities.js";
import { abilityOf } from "./ability-of.js";
import { difficulties } from "./difficulties.js";
import { domains } from "./domains.js";
import type { Rating } from "./rating.js";
import { skills } from "./skills.js";

/** The ratings of one slice. */
export interface RatingSlice {
  readonly keys: Readonly<Record<string, string>>;
  readonly ratings: readonly Rating[];
}

type Part = "ability" | "skill" | "domain" | "difficulty";

const parts: Readonly<Record<FlaskFacet, readonly Part[]>> = {
  overall: [],
  ability: ["ability"],
  skill: ["skill"],
  domain: ["domain"],
  difficulty: ["difficulty"],
  "skill,difficulty": ["skill", "difficulty"],
};

const orders: Readonly<Record<Part, readonly string[]>> = {
  ability: Object.keys(abilities),
  skill: skills,
  domain: Object.keys(domains),
  difficulty: difficulties,
};

/** What stands where an instance has no label. */
const none = "(none)";

/**
 * Ratings by the values of a facet, in FLASK's order, others below in that of their names. A rating of an instance with two domains
 * stands under both; one without a label under `(none)`.
 */
export function slicesBy(facet: FlaskFacet, ratings: readonly Rating[]): readonly RatingSlice[] {
  const names = parts[facet];
  const slices = new Map<string, { readonly values: readonly string[]; readonly ratings: Rating[] }>();
  for (const rating of ratings) {
    for (const values of combinationsOf(rating, names)) {
      const key = JSON.stringify(values);
      const slice = slices.get(key);
      if (slice === undefined) slices.set(key, { values, ratings: [rating] });
      else slice.ratings.push(rating);
    }
  }
  return [...slices.values()]
    .sort((a, b) => compareValues(a.values, b.values, names))
    .map((slice) => ({
      keys: Object.fromEntries(names.map((name, index) => [name, slice.values[index] ?? none])),
      ratings: slice.ratings,
    }));
}

function combinationsOf(rating: Rating, names: readonly Part[]): readonly (readonly string[])[] {
  return names.reduce<readonly (readonly string[])[]>(
    (made, name) => made.flatMap((values) => valuesOf(rating, name).map((value) => [...values, value])),
    [[]],
  );
}

function valuesOf(rating: Rating, part: Part): readonly string[] {
  switch (part) {
    case "ability":
      return [abilityOf(rating.skill) ?? none];
    case "skill":
      return [rating.skill];
    case "domain":
      return rating.domains.length === 0 ? [none] : [...new Set(rating.domains)];
    case "difficulty":
      return [rating.difficulty ?? none];
  }
}

function compareValues(a: readonly string[], b: readonly string[], names: readonly Part[]): number {
  for (const [index, name] of names.entries()) {
    const [first = "", second = ""] = [a[index], b[index]];
    const order = placeOf(first, name) - placeOf(second, name) || first.localeCompare(second, "en");
    if (order !== 0) return order;
  }
  return 0;
}

function placeOf(value: string, name: Part): number {
  const place = orders[name].indexOf(value);
  return place < 0 ? orders[name].length + (value === none ? 1 : 0) : place;
}
