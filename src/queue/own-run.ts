import type { Redis } from "ioredis";
import { StoreError } from "../core/errors.js";
import { isRecord } from "../core/is-record.js";
import { parseJson } from "../core/parse-json.js";
import type { RunKeys } from "./run-keys.js";

/** The process that hands out a run's calls. */
export interface RunOwner {
  /** Different for each process that ever was. */
  readonly token: string;
  readonly host: string;
  readonly pid: number;
  /** Whether a process of this host runs. */
  readonly isAlive: (pid: number) => boolean;
}

/** A run that is this process's own. */
export interface OwnedRun {
  /** A sign of life. Rejects with a StoreError where another process has taken the run over meanwhile. */
  stay(): Promise<void>;
}

/** How long a run stays somebody's without a sign of life, in seconds. */
const lapseSeconds = 15;

/**
 * Makes a run this process's own, so that no two hand out the same calls: the lock on a run's folder guards it on one machine
 * only, and a folder can be copied. What a dead process of this host held is taken over.
 *
 * @throws StoreError where another process has it
 */
export async function ownRun(redis: Redis, keys: RunKeys, owner: RunOwner): Promise<OwnedRun> {
  const { token, host, pid, isAlive } = owner;
  const mine = JSON.stringify({ token, host, pid });
  const take = (): Promise<unknown> => redis.set(keys.owner, mine, "EX", lapseSeconds);
  const other = await otherOwner(redis, keys, token);
  if (other !== undefined && !(other.host === host && !isAlive(other.pid))) {
    throw new StoreError(
      `Cannot hand out the calls of this run: process ${other.pid} on ${other.host} does so`,
      {
        hint: `Wait for it to end; if it was killed, wait ${lapseSeconds} s`,
      },
    );
  }
  await take();
  return {
    async stay(): Promise<void> {
      const usurper = await otherOwner(redis, keys, token);
      if (usurper !== undefined) {
        throw new StoreError(
          `Process ${usurper.pid} on ${usurper.host} has taken over the calls of this run`,
          {
            hint: "Go on there, or run the same command again once it has ended",
          },
        );
      }
      await take();
    },
  };
}

async function otherOwner(
  redis: Redis,
  keys: RunKeys,
  token: string,
): Promise<Pick<RunOwner, "host" | "pid"> | undefined> {
  const text = await redis.get(keys.owner);
  const value = text === null ? undefined : parseJson(text);
  if (!isRecord(value) || value["token"] === token) return undefined;
  const { host, pid } = value;
  return typeof host === "string" && typeof pid === "number" ? { host, pid } : undefined;
}
