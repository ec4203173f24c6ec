import { DatasetError } from "../core/errors.js";
import { cachePath } from "./cache-path.js";
import { lookUpFile, type FoundFile, type LookUpOptions } from "./look-up-file.js";

/** What to look for, where, and what to tell when it is nowhere. */
export interface FindFileOptions extends LookUpOptions {
  /** Public address, for the hint. */
  readonly url?: string | undefined;
  /** How to mend a missing file; the default for data is to pull the dataset. */
  readonly hint?: string | undefined;
}

/**
 * Finds a file beside its card, in the mirror or in the cache, in that order. Only a file with the pinned sha256 counts.
 * Throws a `DatasetError` that says for each place what was there instead.
 */
export async function findFile(options: FindFileOptions): Promise<FoundFile> {
  const result = await lookUpFile(options);
  if ("found" in result) return result.found;
  throw new DatasetError(
    `Cannot find ${options.kind}/${options.relativePath}: ${result.problems.join("; ")}`,
    { hint: options.hint ?? hintFor(options) },
  );
}

function hintFor(options: FindFileOptions): string {
  const { kind, relativePath, cacheDir, url } = options;
  if (kind === "data") return `Run: reife datasets pull ${relativePath.split("/", 1).join("")}`;
  const mirror = `--mirror a folder that holds recorded/${relativePath}`;
  if (url === undefined) return `Name with ${mirror}`;
  return `Download ${url} to ${cachePath(cacheDir, options)}, or name with ${mirror}`;
}
