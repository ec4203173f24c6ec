import type { Redis } from "ioredis";
import { jobFormat } from "./job-format.js";
import { readNotice, type Notice } from "./notice.js";
import { sharedKeys } from "./run-keys.js";

/** The workers on a Redis. */
export interface Roster {
  /** Names of those that take our calls. */
  readonly ours: readonly string[];
  /** Those of another version, who take none. */
  readonly others: readonly Notice[];
}

/** Who is there. Those that were not heard of for a while are taken off. */
export async function readRoster(redis: Redis): Promise<Roster> {
  const ids = await redis.smembers(sharedKeys.workers);
  if (ids.length === 0) return { ours: [], others: [] };
  const texts = await redis.mget(ids.map((id) => sharedKeys.worker(id)));
  const lost = ids.filter((_, index) => (texts[index] ?? null) === null);
  if (lost.length > 0) await redis.srem(sharedKeys.workers, lost);
  const there = texts.map(readNotice).filter((notice) => notice !== undefined);
  return {
    ours: there.filter(({ format }) => format === jobFormat).map(({ name }) => name),
    others: there.filter(({ format }) => format !== jobFormat),
  };
}
