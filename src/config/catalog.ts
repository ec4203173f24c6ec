import { join } from "node:path";
import { ConfigError, type FileIssue } from "../core/errors.js";
import type { CatalogKind } from "./catalog-kind.js";
import { listFiles } from "./list-files.js";
import { readEntry, type CatalogEntry } from "./read-entry.js";

/** The cards of one kind, in the order of their ids. */
export interface Catalog {
  readonly kind: CatalogKind;
  readonly entries: readonly CatalogEntry[];
  find(id: string): CatalogEntry | undefined;
}

/** Where to look for cards. */
export interface CatalogOptions {
  readonly kind: CatalogKind;
  /** Folders that may hold a folder `evaluators`, `protocols`, `datasets`, `benchmarks` or `reproductions`: the package's own, and the user's. */
  readonly roots: readonly string[];
  /** Messages name files relative to it. */
  readonly cwd: string;
}

/**
 * Lists the cards of one kind below all roots; a file reached twice counts once, and a root without such a folder adds
 * nothing. Texts are read, but only their ids are looked at, so a faulty card harms only the runs that use it. Throws a
 * `ConfigError` for ids that several files claim.
 */
export function readCatalog({ kind, roots, cwd }: CatalogOptions): Catalog {
  const seen = new Set<string>();
  const found = roots.flatMap((root) => {
    const folder = join(root, kind);
    return listFiles(folder, { kind, seen }).map((file) => readEntry({ file, folder, cwd }));
  });
  const byId = new Map<string, CatalogEntry>();
  const issues: FileIssue[] = [];
  for (const entry of found) {
    const earlier = byId.get(entry.id);
    if (earlier === undefined) byId.set(entry.id, entry);
    else issues.push({ file: entry.shown, ...twice(entry.id, earlier) });
  }
  if (issues.length > 0) throw new ConfigError(issues);
  const entries = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { kind, entries, find: (id) => byId.get(id) };
}

function twice(id: string, earlier: CatalogEntry): { readonly message: string; readonly hint: string } {
  return { message: `The id '${id}' is taken by ${earlier.shown}`, hint: "give one of the two another id" };
}
