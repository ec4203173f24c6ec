import type { Catalog } from "../config/catalog.js";
import type { CatalogEntry } from "../config/read-entry.js";
import { resolveIds } from "../config/resolve-ids.js";
import { UsageError } from "../core/errors.js";

/**
 * The cards that the arguments of a command name: ids, globs, exclusions (`!nulls/random`) and files (`./mine.yaml`, relative
 * to the working folder), as in a config. Throws one `UsageError` with everything that names none.
 */
export function chooseCards(
  catalog: Catalog,
  written: readonly string[],
  cwd: string,
): readonly CatalogEntry[] {
  const placeOf = (): { readonly file: string } => ({ file: "" });
  const { entries, issues } = resolveIds({ written, catalog, placeOf, folder: cwd, cwd });
  if (issues.length > 0) {
    const lines = issues.map(({ message, hint }) => (hint === undefined ? message : `${message} (${hint})`));
    throw new UsageError(lines.join("\nreife: "));
  }
  return entries;
}
