import type { SiteIndex } from "../../core/site.js";
import type { ClassOfSides } from "./class-instances.js";
import type { InstanceClass } from "./instance-classes.js";
import { sideNamed } from "./side-named.js";

const kinds: readonly InstanceClass[] = ["a", "b", "both", "neither"];

/** The class of instances that an address names by two sides and which of them is right; undefined where it names none. */
export function classNamed(index: SiteIndex, query: URLSearchParams): ClassOfSides | undefined {
  const a = sideNamed(index, query.get("a") ?? "");
  const b = sideNamed(index, query.get("b") ?? "");
  const kind = kinds.find((name) => name === query.get("show"));
  return a === undefined || b === undefined || kind === undefined ? undefined : { a, b, kind };
}
