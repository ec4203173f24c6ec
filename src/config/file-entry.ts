import { dirname, resolve } from "node:path";
import { ConfigError } from "../core/errors.js";
import type { Catalog } from "./catalog.js";
import { readEntry, type CatalogEntry } from "./read-entry.js";

/** A card named by its file. */
export interface FileEntryOptions {
  readonly written: string;
  readonly catalog: Catalog;
  /** Folder that the file is relative to. */
  readonly folder: string;
  readonly cwd: string;
}

/** The card, or why there is none. */
export interface FileEntryResult {
  readonly entries?: readonly CatalogEntry[];
  readonly problem?: { readonly message: string; readonly hint: string };
}

/** Reads a card that a config names by its file. A file of the catalog is its card there. */
export function fileEntry({ written, catalog, folder, cwd }: FileEntryOptions): FileEntryResult {
  const file = resolve(folder, written);
  const known = catalog.entries.find((entry) => entry.file === file);
  if (known !== undefined) return { entries: [known] };
  try {
    const entry = readEntry({ file, folder: dirname(file), cwd });
    const namesake = catalog.find(entry.id);
    if (namesake === undefined) return { entries: [entry] };
    return {
      problem: {
        message: `The id '${entry.id}' of ${entry.shown} is taken by ${namesake.shown}`,
        hint: "give the file another id",
      },
    };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const reason = error.issues[0]?.message.replace(/^[^:]*: /u, "") ?? error.message;
    return {
      problem: { message: `Cannot read ${written}: ${reason}`, hint: "files are relative to the config" },
    };
  }
}
