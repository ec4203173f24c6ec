import { accessSync, constants, existsSync, statSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Surroundings } from "./compose/surroundings.js";
import type { DoctorFinding } from "./doctor-finding.js";

/** Below this, a run with long replies may fill the disk. */
const littleSpace = 1e9;

/** Looks at the folders that are written to and read from: cache, results, mirror, and the free space of the disk. */
export async function checkFolders({
  cwd,
  cacheDir,
  mirror,
}: Pick<Surroundings, "cwd" | "cacheDir" | "mirror">): Promise<readonly DoctorFinding[]> {
  const results = join(cwd, "results");
  return [
    writable("cache folder", cacheDir, "note"),
    // Without it not even the embedded run can keep its replies.
    writable("results folder", results, "failed"),
    await freeSpace(results),
    mirrorFinding(mirror),
  ];
}

function writable(check: string, folder: string, otherwise: "note" | "failed"): DoctorFinding {
  const there = nearest(folder);
  const detail = there === folder ? folder : `${folder} (not there yet, would be made)`;
  try {
    if (!statSync(there).isDirectory()) {
      return { check, state: otherwise, detail: `${folder} cannot be made: ${there} is no folder` };
    }
    accessSync(there, constants.W_OK | constants.X_OK);
    return { check, state: "ok", detail };
  } catch {
    return { check, state: otherwise, detail: `${there} cannot be written to` };
  }
}

async function freeSpace(folder: string): Promise<DoctorFinding> {
  const check = "free disk space";
  try {
    const { bavail, bsize } = await statfs(nearest(folder));
    const bytes = bavail * bsize;
    const detail = `${(bytes / 1e9).toFixed(1)} GB`;
    return bytes < littleSpace
      ? { check, state: "note", detail: `only ${detail}` }
      : { check, state: "ok", detail };
  } catch {
    return { check, state: "not tried", detail: "the system does not tell" };
  }
}

function mirrorFinding(mirror: string | undefined): DoctorFinding {
  const check = "mirror";
  if (mirror === undefined) return { check, state: "ok", detail: "none named (--mirror or REIFE_MIRROR)" };
  const parts = ["data", "recorded"].filter((name) => existsSync(join(mirror, name)));
  return parts.length > 0
    ? { check, state: "ok", detail: `${mirror} with ${parts.join(" and ")}` }
    : { check, state: "note", detail: `${mirror} holds neither data/ nor recorded/` };
}

/** The folder itself, or the nearest one above it that is there. */
function nearest(folder: string): string {
  if (existsSync(folder)) return folder;
  const above = dirname(folder);
  return above === folder ? folder : nearest(above);
}
