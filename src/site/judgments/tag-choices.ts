import type { SiteInstance } from "../../core/site.js";

/** A tag with more values than this tells single instances apart, and is found by searching. */
const mostValues = 60;

/** The tags that instances can be chosen by, as `key=value`, in order. */
export function tagChoices(instances: readonly SiteInstance[]): readonly string[] {
  const values = new Map<string, Set<string>>();
  for (const { tags } of instances) {
    for (const [key, own] of Object.entries(tags)) {
      const known = values.get(key) ?? new Set<string>();
      values.set(key, known);
      for (const value of own) known.add(value);
    }
  }
  return [...values].flatMap(([key, known]) =>
    known.size < 2 || known.size > mostValues ? [] : [...known].sort().map((value) => `${key}=${value}`),
  );
}
