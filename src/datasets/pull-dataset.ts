import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { FileOwner, RemoteFile } from "../core/remote-file.js";
import { cachePath } from "./cache-path.js";
import type { PullProgress } from "./download-part.js";
import { fileOptions, type FilePlaces } from "./file-options.js";
import { findFile } from "./find-file.js";
import { lookUpFile, type FoundFile } from "./look-up-file.js";
import { pullFile, type PullFileOptions } from "./pull-file.js";

/** Where to look first, where to put what is missing, and how to fetch it. */
export interface PullDatasetOptions
  extends FilePlaces, Pick<PullFileOptions, "clock" | "signal" | "offline" | "timeoutMs" | "proxy"> {
  readonly onProgress?: ((file: RemoteFile, progress: PullProgress) => void) | undefined;
}

/** What became of one file of a card. */
export interface PulledFile {
  readonly name: string;
  readonly path: string;
  /** `download` for a file that was fetched now. */
  readonly from: FoundFile["from"] | "download";
}

/** Makes sure that all files of a card are at hand and are the pinned ones, one after the other. */
export async function pullDataset(
  card: FileOwner,
  options: PullDatasetOptions,
): Promise<readonly PulledFile[]> {
  const { mirror, cacheDir, onProgress, ...transfer } = options;
  const pulled: PulledFile[] = [];
  for (const file of card.files) {
    const { name, url, sha256, bytes } = file;
    const wanted = fileOptions(card, file, { mirror, cacheDir });
    const result = url === undefined ? { found: await findFile(wanted) } : await lookUpFile(wanted);
    if ("found" in result) {
      // What is in the mirror today is copied, so that it is here tomorrow without one.
      const path =
        result.found.from === "mirror"
          ? await keep(result.found, cachePath(cacheDir, wanted))
          : result.found.path;
      pulled.push({ name, path, from: result.found.from });
    } else if (url !== undefined) {
      const target = cachePath(cacheDir, wanted);
      const report = (progress: PullProgress): void => onProgress?.(file, progress);
      await pullFile({ ...transfer, url, target, sha256, bytes, onProgress: report });
      pulled.push({ name, path: target, from: "download" });
    }
  }
  return pulled;
}

async function keep({ bytes }: FoundFile, target: string): Promise<string> {
  await mkdir(dirname(target), { recursive: true });
  await writeFile(`${target}.part`, bytes);
  await rename(`${target}.part`, target);
  return target;
}
