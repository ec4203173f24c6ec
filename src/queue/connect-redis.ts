import type { Redis } from "ioredis";
import { UsageError } from "../core/errors.js";
import type { RedisAddress } from "./redis-address.js";

/** How long the first connection may take, in milliseconds. */
const firstConnectionMs = 15_000;
/** Longest wait between two attempts to come back. */
const longestPauseMs = 2_000;

/**
 * Connects to Redis. The first connection must succeed; afterwards a Redis that goes away is waited for, and commands with it,
 * and the user is told once of each: away, and back.
 *
 * @throws UsageError where it cannot be reached, wants another password, or is no Redis
 */
export async function connectRedis(address: RedisAddress, tell: (message: string) => void): Promise<Redis> {
  const { Redis } = await import("ioredis");
  const known: { error: Error | undefined; connected: boolean; away: boolean } = {
    error: undefined,
    connected: false,
    away: false,
  };
  const redis = new Redis(address.url, {
    lazyConnect: true,
    maxRetriesPerRequest: null,
    // Many small commands at a time: those of one turn of the event loop go out together.
    enableAutoPipelining: true,
    retryStrategy: (times) => (known.connected ? Math.min(100 * times, longestPauseMs) : null),
  });
  redis.on("error", (error: Error) => {
    known.error = error;
  });
  const timer = setTimeout(() => {
    known.error ??= new Error(`no answer within ${firstConnectionMs / 1000} s`);
    redis.disconnect();
  }, firstConnectionMs);
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    redis.disconnect();
    throw unreachable(address, known.error ?? error);
  } finally {
    clearTimeout(timer);
  }
  known.connected = true;
  redis.on("reconnecting", () => {
    if (!known.away) tell(`Redis at ${address.shown} is away: trying again until it is back`);
    known.away = true;
  });
  redis.on("ready", () => {
    if (known.away) tell(`Redis at ${address.shown} is back`);
    known.away = false;
  });
  return redis;
}

function unreachable({ shown }: RedisAddress, error: unknown): UsageError {
  const why = error instanceof Error ? error.message : String(error);
  return new UsageError(`Cannot use Redis at ${shown}: ${why}`, {
    hint: "Start redis-server there, or mend --redis (or REIFE_REDIS_URL)",
  });
}
