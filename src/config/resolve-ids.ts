import { didYouMean } from "../core/did-you-mean.js";
import type { FileIssue } from "../core/errors.js";
import { matchGlob } from "../core/match-glob.js";
import type { CatalogKind } from "./catalog-kind.js";
import type { Catalog } from "./catalog.js";
import { fileEntry } from "./file-entry.js";
import { isFileEntry } from "./is-file-entry.js";
import { mostSuggestions } from "./most-suggestions.js";
import type { CatalogEntry } from "./read-entry.js";
import type { Place } from "./source-document.js";

/** What to resolve, against what. */
export interface ResolveIdsOptions {
  /** As written: ids, globs, exclusions (`!nulls/random`), files (`./mine.yaml`). */
  readonly written: readonly string[];
  readonly catalog: Catalog;
  /** Where the entry of an index stands; of the list itself without one. */
  readonly placeOf: (index?: number) => Place;
  /** Folder that files are relative to. */
  readonly folder: string;
  readonly cwd: string;
}

/** The cards meant, without repetition, and everything that is wrong with the list. */
export interface ResolvedIds {
  readonly entries: readonly CatalogEntry[];
  readonly issues: readonly FileIssue[];
}

/**
 * Resolves a list of a config: in the order written, those of a glob in the order of their ids, each card once.
 * Exclusions take away wherever they stand. Every entry must mean something: an unknown id, a glob or an exclusion that
 * matches nothing, and a list of which nothing is left are issues.
 */
export function resolveIds(options: ResolveIdsOptions): ResolvedIds {
  const { catalog, placeOf } = options;
  const written = options.written.map((text, index) => ({ text, index }));
  const chosen = new Map<string, CatalogEntry>();
  const issues: FileIssue[] = [];
  const context = (): Context => ({ ...options, suggests: issues.length < mostSuggestions });
  for (const entry of written) {
    if (!entry.text.startsWith("!")) issues.push(...choose(entry, chosen, context()));
  }
  for (const entry of written) {
    if (entry.text.startsWith("!")) issues.push(...exclude(entry, chosen, context()));
  }
  if (issues.length === 0 && chosen.size === 0) {
    issues.push({ ...placeOf(), message: `No ${catalog.kind} are left`, hint: "take an exclusion out" });
  }
  return { entries: [...chosen.values()], issues };
}

interface Context extends ResolveIdsOptions {
  /** Whether an unknown id is worth looking for one that was meant. */
  readonly suggests: boolean;
}

interface WrittenEntry {
  readonly text: string;
  readonly index: number;
}

function choose(
  { text, index }: WrittenEntry,
  chosen: Map<string, CatalogEntry>,
  options: Context,
): readonly FileIssue[] {
  const { entries = [], problem } = meaningOf(text, options);
  if (problem !== undefined) return [{ ...options.placeOf(index), ...problem }];
  return entries.flatMap((found) => {
    const earlier = chosen.get(found.id) ?? found;
    chosen.set(found.id, earlier);
    return earlier.file === found.file ? [] : [{ ...options.placeOf(index), ...taken(found, earlier) }];
  });
}

function exclude(
  { text, index }: WrittenEntry,
  chosen: Map<string, CatalogEntry>,
  { catalog, placeOf, suggests }: Context,
): readonly FileIssue[] {
  const glob = text.slice(1);
  const isKnown = catalog.entries.some(({ id }) => means(glob, id));
  let isTaken = false;
  for (const id of [...chosen.keys()]) if (means(glob, id)) isTaken = chosen.delete(id);
  return isKnown || isTaken ? [] : [{ ...placeOf(index), ...unknown(glob, catalog, suggests) }];
}

function means(glob: string, id: string): boolean {
  return glob.includes("*") ? matchGlob(glob, id) : glob === id;
}

interface Problem {
  readonly message: string;
  readonly hint: string;
}

interface Meaning {
  readonly entries?: readonly CatalogEntry[];
  readonly problem?: Problem;
}

function meaningOf(written: string, options: Context): Meaning {
  const { catalog, folder, cwd, suggests } = options;
  if (isFileEntry(written)) return fileEntry({ written, catalog, folder, cwd });
  if (written.includes("*")) {
    const entries = catalog.entries.filter(({ id }) => matchGlob(written, id));
    return entries.length > 0 ? { entries } : { problem: unknown(written, catalog, suggests) };
  }
  const entry = catalog.find(written);
  return entry === undefined ? { problem: unknown(written, catalog, suggests) } : { entries: [entry] };
}

const singular: Readonly<Record<CatalogKind, string>> = {
  evaluators: "evaluator",
  protocols: "protocol",
  datasets: "dataset",
  benchmarks: "benchmark",
  reproductions: "reproduction",
};

/** Where to see what there is; of benchmarks there are few enough to name. */
function listing({ kind, entries }: Pick<Catalog, "kind" | "entries">): string {
  if (kind === "benchmarks") return `there are ${entries.map(({ id }) => id).join(", ")}`;
  return kind === "reproductions" ? "'reife reproduce' lists them" : `'reife ${kind} list' lists them`;
}

function unknown(written: string, { kind, entries }: Catalog, suggests: boolean): Problem {
  const list = listing({ kind, entries });
  if (written.includes("*")) return { message: `No ${singular[kind]} matches '${written}'`, hint: list };
  if (/\.(?:ya?ml|md)$/u.test(written)) {
    return { message: `Unknown ${singular[kind]} '${written}'`, hint: `write './${written}' for a file` };
  }
  const meant = suggests ? meantBy(written, entries) : undefined;
  const hint = meant === undefined ? list : `did you mean '${meant}'? ${list}`;
  return { message: `Unknown ${singular[kind]} '${written}'`, hint };
}

function meantBy(written: string, entries: readonly CatalogEntry[]): string | undefined {
  const ids = entries.map(({ id }) => id);
  return ids.find((id) => id.endsWith(`/${written}`)) ?? didYouMean(written, ids);
}

function taken(found: CatalogEntry, earlier: CatalogEntry): Problem {
  return {
    message: `The id '${found.id}' of ${found.shown} is taken by ${earlier.shown}`,
    hint: "give one of the two another id",
  };
}
