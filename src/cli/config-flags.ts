import type { ConfigFlags } from "./compose/prepare-run.js";
import type { SurroundingsFlags } from "./compose/surroundings.js";
import { isSet, listFlag, textFlag, type Flags } from "./flags.js";
import { processTerminal, type Terminal } from "./terminal.js";

/** The flags that change a run. */
export function configFlags(flags: Flags): ConfigFlags {
  return {
    out: textFlag(flags, "out"),
    seed: textFlag(flags, "seed"),
    limit: textFlag(flags, "limit"),
    concurrency: textFlag(flags, "concurrency"),
    maxCost: textFlag(flags, "maxCost"),
    maxTime: textFlag(flags, "maxTime"),
    filter: textFlag(flags, "filter"),
    race: isSet(flags, "race"),
    set: listFlag(flags, "set"),
  };
}

/** The flags that say where things are. */
export function surroundingsFlags(flags: Flags): SurroundingsFlags {
  return {
    mirror: textFlag(flags, "mirror"),
    offline: isSet(flags, "offline"),
    envFile: listFlag(flags, "dotenv"),
    quiet: isSet(flags, "quiet"),
  };
}

/** The terminal that the flags ask for. */
export function terminalOf(flags: Flags): Terminal {
  return processTerminal({
    quiet: isSet(flags, "quiet"),
    json: isSet(flags, "json"),
    progress: flags["progress"] !== false,
  });
}
