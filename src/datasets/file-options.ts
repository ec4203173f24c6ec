import { dirname, resolve } from "node:path";
import type { FileOwner, RemoteFile } from "../core/remote-file.js";
import type { FindFileOptions } from "./find-file.js";

/** Where files are looked for besides the card's own folder. */
export interface FilePlaces {
  readonly mirror?: string | undefined;
  readonly cacheDir: string;
  /** How messages show the path of a file that lies beside its card; absent: by its name. */
  readonly show?: ((path: string) => string) | undefined;
}

/** What to look for when a card's file is wanted, and where. */
export function fileOptions(
  card: Omit<FileOwner, "files">,
  file: RemoteFile,
  places: FilePlaces,
): FindFileOptions {
  return {
    kind: "data",
    relativePath: `${card.id}/${file.name}`,
    sha256: file.sha256,
    url: file.url,
    beside: file.path === undefined ? undefined : resolve(dirname(card.file), file.path),
    hint:
      file.url === undefined
        ? `Put the file back beside ${card.file}, or give the card the sha256 of the new one`
        : undefined,
    mirror: places.mirror,
    cacheDir: places.cacheDir,
  };
}
