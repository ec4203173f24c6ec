import type { Environment } from "../config/substitute-variables.js";
import { UsageError } from "../core/errors.js";
import { redisAddress, type RedisAddress } from "../queue/redis-address.js";
import { isSet, textFlag, type Flags } from "./flags.js";
import { oneOfFlag } from "./one-of-flag.js";

/**
 * The Redis over which a run's calls are handed out; undefined: it makes them itself. Throws a `UsageError` for flags that do not
 * go together.
 */
export function redisFlags(flags: Flags, environment: Environment): RedisAddress | undefined {
  const engine = oneOfFlag(flags, "engine", ["live", "redis"]) ?? "live";
  if (engine === "live") {
    if (textFlag(flags, "redis") === undefined) return undefined;
    throw new UsageError("--redis goes with --engine redis");
  }
  for (const other of ["batch", "offline"]) {
    if (isSet(flags, other)) throw new UsageError(`--engine redis goes without --${other}`);
  }
  return redisOf(flags, environment);
}

/** The Redis that `--redis` or REIFE_REDIS_URL names. Throws a `UsageError` where neither does. */
export function redisOf(flags: Flags, environment: Environment): RedisAddress {
  const given = textFlag(flags, "redis") ?? environment["REIFE_REDIS_URL"] ?? "";
  if (given !== "") return redisAddress(given);
  throw new UsageError("No Redis is named", {
    hint: "Give --redis redis://host:6379, or set REIFE_REDIS_URL",
  });
}
