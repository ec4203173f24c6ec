import type { Redis } from "ioredis";
import type { Notice } from "./notice.js";
import { sharedKeys } from "./run-keys.js";

/** A worker's place on the roster. */
export interface Attendance {
  /** A sign of life. */
  sign(): Promise<void>;
  /** Takes the worker off the roster. */
  leave(): Promise<void>;
}

/** How long a worker counts as there without a sign of life, in seconds. */
const lapseSeconds = 10;

/** The place of a worker with this id, which says that of itself; not taken before the first sign of life. */
export function attendance(redis: Redis, id: string, notice: Notice): Attendance {
  const key = sharedKeys.worker(id);
  return {
    async sign(): Promise<void> {
      await Promise.all([
        redis.set(key, JSON.stringify(notice), "EX", lapseSeconds),
        redis.sadd(sharedKeys.workers, id),
      ]);
    },
    async leave(): Promise<void> {
      await Promise.all([redis.del(key), redis.srem(sharedKeys.workers, id)]);
    },
  };
}
