import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of published recordings and datasets: the environment's or beside the repository; undefined where absent. */
export const mirror: string | undefined = findMirror();

function findMirror(): string | undefined {
  const folder = process.env["REIFE_MIRROR"] ?? fileURLToPath(new URL("../../../shared", import.meta.url));
  return existsSync(join(folder, "recorded", "expected.json")) ? resolve(folder) : undefined;
}
