import type { Defined } from "../stats/defined.js";

/** The mean of a value over several parts; undefined, with its reason, for the first part that leaves it undefined. */
export function meanDefined<Part>(parts: readonly Part[], valueOf: (part: Part) => Defined): Defined {
  let total = 0;
  for (const part of parts) {
    const entry = valueOf(part);
    if ("undefined" in entry) return entry;
    total += entry.value;
  }
  return parts.length === 0 ? { undefined: "nothing was measured" } : { value: total / parts.length };
}
