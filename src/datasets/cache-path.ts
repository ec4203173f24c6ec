import { join } from "node:path";

/** Which file of the cache or mirror: a dataset's (`<dataset id>/<name>`) or a recording. */
export interface FileKey {
  readonly kind: "data" | "recorded";
  /** Below `data/` or `recorded/`, with forward slashes. */
  readonly relativePath: string;
}

/** Where a file lies below a mirror or cache folder: both have the same layout. */
export function cachePath(folder: string, key: FileKey): string {
  return join(folder, key.kind, key.relativePath);
}
