import type { Catalog } from "../config/catalog.js";
import type { CatalogEntry } from "../config/read-entry.js";
import { UsageError } from "../core/errors.js";
import { chooseCards } from "./choose-cards.js";

/** The one card that an argument names. Throws a `UsageError` where it names none, or a glob names several. */
export function chooseCard(catalog: Catalog, written: string, cwd: string): CatalogEntry {
  const [entry, ...others] = chooseCards(catalog, [written], cwd);
  if (entry !== undefined && others.length === 0) return entry;
  const ids = [entry, ...others].flatMap((found) => found?.id ?? []);
  throw new UsageError(`Expected one of the ${catalog.kind}: '${written}' names ${ids.length}`, {
    hint: `Name one: ${ids.slice(0, 5).join(", ")}`,
  });
}
