import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readEnvFile } from "../../config/read-env-file.js";
import type { Environment } from "../../config/substitute-variables.js";
import { UsageError } from "../../core/errors.js";
import type { Clock } from "../../core/clock.js";
import { visibleControls } from "../../core/visible-controls.js";
import { systemClock } from "../system-clock.js";

/** Flags that say where things are and what may be touched. */
export interface SurroundingsFlags {
  readonly mirror?: string | undefined;
  readonly offline?: boolean | undefined;
  readonly envFile?: readonly string[] | undefined;
  readonly quiet?: boolean | undefined;
}

/** Everything that the program takes from the machine it runs on. */
export interface Surroundings {
  readonly cwd: string;
  readonly environment: Environment;
  /** Folders that hold `evaluators/`, `protocols/` and `datasets/`: the working folder, then the package's own. */
  readonly roots: readonly string[];
  readonly packageRoot: string;
  readonly cacheDir: string;
  readonly mirror: string | undefined;
  readonly offline: boolean;
  readonly clock: Clock;
  /** Tells the user what takes time before a run begins. */
  readonly tell: (message: string) => void;
}

/**
 * Looks around: `.env` in the working folder (and any `--dotenv`), the cache folder (REIFE_CACHE_DIR, else
 * XDG_CACHE_HOME/reife, else ~/.cache/reife) and the mirror (--mirror, else REIFE_MIRROR). Variables that are set already
 * win over those of files.
 */
export function lookAround(flags: SurroundingsFlags): Surroundings {
  const cwd = process.cwd();
  const environment = readEnvironment(cwd, flags.envFile ?? []);
  const packageRoot = fileURLToPath(new URL("../../../", import.meta.url));
  const mirror = flags.mirror ?? nonEmpty(environment["REIFE_MIRROR"]);
  const mirrorFolder = mirror === undefined ? undefined : resolve(cwd, mirror);
  if (flags.mirror !== undefined && mirrorFolder !== undefined && !existsSync(mirrorFolder)) {
    throw new UsageError(`Cannot use the mirror ${flags.mirror}: there is no such folder`, {
      hint: "A mirror holds data/<dataset id>/<file> and recorded/<path>",
    });
  }
  return {
    cwd,
    environment,
    roots: [cwd, packageRoot],
    packageRoot,
    cacheDir: resolve(cwd, cacheFolder(environment)),
    mirror: mirrorFolder,
    offline: flags.offline === true,
    clock: systemClock,
    tell: (message) => {
      if (flags.quiet !== true) process.stderr.write(`reife: ${visibleControls(message)}\n`);
    },
  };
}

function readEnvironment(cwd: string, files: readonly string[]): Environment {
  const standard = join(cwd, ".env");
  const all = [...files.map((file) => resolve(cwd, file)), ...(existsSync(standard) ? [standard] : [])];
  return all.reduce<Environment>((environment, file) => readEnvFile({ file, environment }), process.env);
}

function cacheFolder(environment: Environment): string {
  const own = nonEmpty(environment["REIFE_CACHE_DIR"]);
  if (own !== undefined) return own;
  const xdg = nonEmpty(environment["XDG_CACHE_HOME"]);
  return xdg === undefined ? join(homedir(), ".cache", "reife") : join(xdg, "reife");
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text === "" ? undefined : text;
}
