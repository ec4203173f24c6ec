import type { Catalog } from "../../config/catalog.js";
import type { CatalogEntry } from "../../config/read-entry.js";
import { baseId } from "../../core/base-id.js";
import { ConfigError } from "../../core/errors.js";

/** A card that is not there, or that is no longer valid, says nothing: that is no reason to stop. */
export function cardOf<Card>(
  catalog: Catalog,
  id: string,
  load: (entry: CatalogEntry) => Card | undefined,
): Card | undefined {
  const entry = catalog.find(baseId(id));
  if (entry === undefined) return undefined;
  try {
    return load(entry);
  } catch (error) {
    if (error instanceof ConfigError) return undefined;
    throw error;
  }
}
