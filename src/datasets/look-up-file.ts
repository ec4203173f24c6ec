import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { isAbsolute, normalize } from "node:path";
import { DatasetError } from "../core/errors.js";
import { cachePath, type FileKey } from "./cache-path.js";

/** What to look for, and where. */
export interface LookUpOptions extends FileKey {
  /** Of the whole file, in hexadecimal; absent where nobody has pinned it. */
  readonly sha256?: string | undefined;
  /** A path to try first: that of a file shipped beside its card. */
  readonly beside?: string | undefined;
  readonly mirror?: string | undefined;
  readonly cacheDir: string;
}

/** A file whose bytes are those that were pinned. */
export interface FoundFile {
  readonly path: string;
  readonly from: "card" | "mirror" | "cache";
  readonly bytes: Uint8Array;
  /** Of the bytes, in hexadecimal. */
  readonly sha256: string;
}

/** The file, or for each place why it was not found there. */
export type LookUp = { readonly found: FoundFile } | { readonly problems: readonly string[] };

/**
 * Looks for a file beside its card, in the mirror and in the cache, in that order. Only a file with the pinned sha256
 * counts: one that differs is passed over. Throws a `DatasetError` for a path that leads elsewhere and for a file that is
 * there but cannot be read.
 */
export async function lookUpFile(options: LookUpOptions): Promise<LookUp> {
  refuseOutside(options.relativePath);
  const problems: string[] = [];
  for (const { path, from } of placesOf(options)) {
    const bytes = await readIfThere(path);
    if (bytes === undefined) {
      problems.push(`${path} is not there`);
      continue;
    }
    const actual = createHash("sha256").update(bytes).digest("hex");
    if (options.sha256 === undefined || actual === options.sha256)
      return { found: { path, from, bytes, sha256: actual } };
    problems.push(`${path} has sha256 ${actual}, expected ${options.sha256}`);
  }
  return { problems };
}

function placesOf(options: LookUpOptions): readonly Pick<FoundFile, "path" | "from">[] {
  const { beside, mirror, cacheDir } = options;
  return [
    ...(beside === undefined ? [] : [{ path: beside, from: "card" as const }]),
    ...(mirror === undefined ? [] : [{ path: cachePath(mirror, options), from: "mirror" as const }]),
    { path: cachePath(cacheDir, options), from: "cache" as const },
  ];
}

function refuseOutside(relativePath: string): void {
  const path = normalize(relativePath);
  const leadsOut =
    isAbsolute(path) || /^(?:[/\\]|[A-Za-z]:)/u.test(path) || path.split(/[\\/]/u).includes("..");
  if (leadsOut || path === "." || path.includes("\0")) {
    throw new DatasetError(`Cannot look up '${relativePath}': it leads out of the mirror and the cache`, {
      hint: "Give a relative path without '..'",
    });
  }
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw new DatasetError(
      `Cannot read ${path}: ${cause instanceof Error ? cause.message : "unknown reason"}`,
      {
        cause,
        hint: "Make it a file that you may read",
      },
    );
  }
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && (cause.code === "ENOENT" || cause.code === "ENOTDIR");
}
