import { relative, resolve, sep } from "node:path";
import { ConfigError } from "../core/errors.js";
import { idInText } from "./id-in-text.js";
import { readTextFile } from "./read-text-file.js";
import { showPath } from "./show-path.js";

/** One card of a catalog, not yet parsed. */
export interface CatalogEntry {
  readonly id: string;
  /** Absolute path. */
  readonly file: string;
  /** The path as messages show it. */
  readonly shown: string;
  readonly text: string;
}

/** Which file to read, and what its path is relative to. */
export interface EntryOptions {
  readonly file: string;
  /** The catalog's folder: the default id is the path below it, without the extension. */
  readonly folder: string;
  readonly cwd: string;
}

/** Reads a card's text and finds its id: the `id` that it states, or its path. Throws a `ConfigError` if unreadable. */
export function readEntry({ file, folder, cwd }: EntryOptions): CatalogEntry {
  const shown = showPath(cwd, resolve(file));
  try {
    const text = readTextFile(file);
    const pathId = relative(folder, file)
      .replace(/\.[^.]+$/u, "")
      .replaceAll(sep, "/");
    return { id: idInText(text) ?? pathId, file: resolve(file), shown, text };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigError([{ file: shown, message: `Cannot read the card: ${reason}` }], { cause });
  }
}
