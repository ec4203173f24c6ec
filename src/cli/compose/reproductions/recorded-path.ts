import { dirname, join } from "node:path";
import { DatasetError } from "../../../core/errors.js";
import type { RecordedFile, ReproductionCard } from "../../../core/reproduction-card.js";
import { cachePath } from "../../../datasets/cache-path.js";
import { lookUpFile } from "../../../datasets/look-up-file.js";
import { pullFile } from "../../../datasets/pull-file.js";
import { makeCacheFolder } from "../make-cache-folder.js";
import type { Surroundings } from "../surroundings.js";

/** Where a recorded file lies: beside its card, in the mirror or in the cache; undefined where it is in none of them. */
export async function recordedPath(
  { path: relativePath, sha256 }: RecordedFile,
  { file }: ReproductionCard,
  { mirror, cacheDir }: Surroundings,
): Promise<string | undefined> {
  const beside = join(dirname(file), relativePath);
  const result = await lookUpFile({ kind: "recorded", relativePath, sha256, beside, mirror, cacheDir });
  return "found" in result ? result.found.path : undefined;
}

/** The same, fetched from its public address where it is not at hand. Throws a `DatasetError` where that cannot be. */
export async function fetchedPath(
  recorded: RecordedFile,
  card: ReproductionCard,
  surroundings: Surroundings,
): Promise<string> {
  const here = await recordedPath(recorded, card, surroundings);
  if (here !== undefined) return here;
  const { path: relativePath, url, sha256 } = recorded;
  const { cacheDir, clock, offline, tell } = surroundings;
  const nowhere = `Cannot reproduce ${card.id}: recorded/${relativePath} is neither in the mirror nor in the cache`;
  if (url === undefined) {
    throw new DatasetError(`${nowhere}, and the card knows no address of it`, {
      hint: "Name a folder that holds it with --mirror",
    });
  }
  if (offline) {
    throw new DatasetError(`${nowhere}, and --offline forbids fetching it`, {
      hint: "Run it without --offline, or name a folder that holds it with --mirror",
    });
  }
  const target = cachePath(cacheDir, { kind: "recorded", relativePath });
  tell(`Fetching recorded/${relativePath}`);
  makeCacheFolder(dirname(target));
  await pullFile({ url, target, sha256, clock });
  return target;
}
