import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of published data that some tests compare with; undefined where it is absent. */
export const mirror: string | undefined = findMirror();

function findMirror(): string | undefined {
  const folder = process.env["REIFE_MIRROR"] ?? fileURLToPath(new URL("../../../../shared", import.meta.url));
  return existsSync(join(folder, "data")) ? folder : undefined;
}
