import { readdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import type { CatalogKind } from "./catalog-kind.js";

/** Which files to list. */
export interface ListOptions {
  readonly kind: CatalogKind;
  /** Real paths listed already; what is listed is added. */
  readonly seen: Set<string>;
}

const cardFiles: Readonly<Record<CatalogKind, RegExp>> = {
  evaluators: /\.ya?ml$/u,
  datasets: /\.ya?ml$/u,
  benchmarks: /\.ya?ml$/u,
  reproductions: /\.ya?ml$/u,
  protocols: /\.md$/u,
};

// Parts that protocols share lie below their folder and are no protocols; so do published tables of benchmarks.
const parts: Readonly<Record<CatalogKind, readonly string[]>> = {
  evaluators: [],
  datasets: [],
  benchmarks: ["published"],
  reproductions: [],
  protocols: ["steps", "rubrics"],
};

/** The card files of a kind below a folder, hidden files and README.md left out, sorted; none where there is no folder. */
export function listFiles(folder: string, { kind, seen }: ListOptions): readonly string[] {
  const files: string[] = [];
  const walk = (path: string, skip: readonly string[]): void => {
    for (const entry of entriesOf(path)) {
      const child = join(path, entry.name);
      if (entry.name.startsWith(".") || skip.includes(entry.name)) continue;
      if (entry.isDirectory()) walk(child, []);
      else if (cardFiles[kind].test(entry.name) && entry.name !== "README.md" && isNew(child, seen)) {
        files.push(child);
      }
    }
  };
  walk(folder, parts[kind]);
  return files.sort();
}

function entriesOf(folder: string): ReturnType<typeof readEntries> {
  try {
    return readEntries(folder);
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR"))
      return [];
    throw error;
  }
}

const readEntries = (folder: string) => readdirSync(folder, { withFileTypes: true });

function isNew(file: string, seen: Set<string>): boolean {
  const real = realpathSync(file);
  if (seen.has(real)) return false;
  seen.add(real);
  return true;
}
