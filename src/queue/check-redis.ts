import type { Redis } from "ioredis";
import { UsageError } from "../core/errors.js";

/** The oldest Redis that has all that is asked of it. */
const oldest = [6, 2] as const;

/**
 * What is not as it should be about a Redis, a sentence each: a memory policy that throws away what nobody has read, or nothing
 * kept over a restart. A service that does not say is taken to be well.
 *
 * @throws UsageError if it is too old
 */
export async function checkRedis(redis: Redis): Promise<readonly string[]> {
  const facts = factsIn(await redis.info());
  const version = facts.get("redis_version") ?? "";
  const [major = NaN, minor = 0] = version.split(".").map(Number);
  if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
    throw new UsageError(`Redis ${version} is too old: ${oldest.join(".")} or newer is needed`);
  }
  const policy = facts.get("maxmemory_policy") ?? "noeviction";
  return [
    ...(policy === "noeviction"
      ? []
      : [
          `Redis may throw away calls and replies once its memory is full (maxmemory-policy ${policy}): set noeviction`,
        ]),
    ...(facts.get("aof_enabled") === "0"
      ? [
          "Redis keeps replies in memory alone, and loses those that are not fetched yet when it dies: set appendonly yes",
        ]
      : []),
  ];
}

function factsIn(info: string): ReadonlyMap<string, string> {
  const lines = info.split(/\r?\n/u).map((line) => line.split(":"));
  return new Map(lines.map(([name = "", ...value]) => [name, value.join(":")]));
}
