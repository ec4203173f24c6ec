import { existsSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../core/errors.js";
import type { Surroundings } from "./compose/surroundings.js";

/** Folder of the pages' program: `app.js`, `app.css`. Throws a `UsageError` where it is not built. */
export function siteProgram({ packageRoot }: Pick<Surroundings, "packageRoot">): string {
  const program = join(packageRoot, "dist", "site");
  if (existsSync(join(program, "app.js"))) return program;
  throw new UsageError("Cannot show pages: their program is not built", { hint: "Run npm run build" });
}
