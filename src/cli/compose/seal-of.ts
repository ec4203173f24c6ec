import { createHash } from "node:crypto";
import { createReadStream, existsSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { canonicalJson } from "../../core/canonical-json.js";
import { sha256 } from "../../core/sha256.js";
import type { RunPaths } from "../../store/run-paths.js";
import type { MadeOf } from "./manifest-of.js";
import type { PreparedRun } from "./prepare-run.js";

/** What a seal is of. */
export interface SealParts {
  readonly run: Pick<PreparedRun, "evaluators" | "datasets">;
  readonly paths: RunPaths;
  readonly madeOf: MadeOf;
  readonly packageRoot: string;
}

/**
 * What a run's results rest on and what they are, as a text: what the run is made of, the program that reads its replies, and every file
 * of its folder that a go writes. Where it is the text that was kept when nothing was left to do, nothing is left to do.
 */
export async function sealOf({ run, paths, madeOf, packageRoot }: SealParts): Promise<string> {
  const files: Record<string, string | null> = {};
  for (const file of sealedFiles(paths)) files[basename(file)] = await contentOf(file);
  const seal = {
    schema: "reife/seal/1",
    madeOf: sha256(canonicalJson(madeOf)),
    // Prices among them, which are in no fingerprint.
    cards: sha256(
      canonicalJson([[...run.evaluators.values()], [...run.datasets.values()].map(({ card }) => card)]),
    ),
    program: sha256(programIn(join(packageRoot, "dist"))),
    files,
  };
  return `${JSON.stringify(seal, undefined, 2)}\n`;
}

function sealedFiles(paths: RunPaths): readonly string[] {
  const { manifest, calls, batches, judgments, instances, timing } = paths;
  const { leaderboardJson, leaderboardCsv, leaderboardMarkdown } = paths;
  const tables = [leaderboardJson, leaderboardCsv, leaderboardMarkdown];
  return [manifest, calls, batches, judgments, instances, timing, ...tables];
}

/** SHA-256 of a file's bytes; null where there is none. */
async function contentOf(file: string): Promise<string | null> {
  if (!existsSync(file)) return null;
  const hash = createHash("sha256");
  for await (const bytes of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(bytes as Buffer);
  return hash.digest("hex");
}

/** Names, sizes and times of the program's files: in a checkout, its version does not tell a changed parser. */
function programIn(folder: string): string {
  if (!existsSync(folder)) return "";
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".js"),
  );
  return names
    .sort()
    .map((name) => {
      const { size, mtimeMs } = statSync(join(folder, name));
      return `${name} ${size} ${mtimeMs}`;
    })
    .join("\n");
}
