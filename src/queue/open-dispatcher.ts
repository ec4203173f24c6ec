import type { Queue, QueueEvents } from "bullmq";
import type { Redis } from "ioredis";
import { UsageError } from "../core/errors.js";
import { callExchange, type CallExchange } from "./call-exchange.js";
import { checkRedis } from "./check-redis.js";
import type { AnswerSink } from "./collect-answers.js";
import { connectRedis } from "./connect-redis.js";
import type { DispatcherOptions, DispatcherParts } from "./dispatcher-parts.js";
import { jobFormat } from "./job-format.js";
import { leaveQueue } from "./leave-queue.js";
import { readNotice, type Notice } from "./notice.js";
import { ownRun, type OwnedRun } from "./own-run.js";
import { queuePrefix, runKeys, sharedKeys, type RunKeys } from "./run-keys.js";
import { rosterTeller } from "./roster-teller.js";
import { takeUp } from "./take-up.js";

/** Hands out the calls of one run. */
export interface Dispatcher extends Pick<CallExchange, "ask" | "stored" | "withdraw"> {
  /** Keeps what an earlier process of the run has left, before anything is asked. Aborting `drain` ends the wait for it. */
  takeUp(sink: AnswerSink, drain: AbortSignal): Promise<void>;
  /**
   * Keeps what is left, and takes the run's own keys out of Redis, unless workers are still making calls of it: what those bring
   * waits for the next go.
   */
  close(sink: AnswerSink): Promise<void>;
}

/** How often workers are counted, and what messages may have been lost of is looked after. */
const beatMs = 2_000;

/**
 * Connects to Redis, makes the run this process's own and announces it to the workers.
 *
 * @throws UsageError where Redis cannot be used or another version has left calls there, StoreError where another process hands
 * out the run's calls
 */
export async function openDispatcher(options: DispatcherOptions): Promise<Dispatcher> {
  const { address, tell } = options;
  const redis = await connectRedis(address, tell);
  try {
    for (const note of await checkRedis(redis)) tell(note);
    const keys = runKeys(options.run);
    const owned = await ownRun(redis, keys, options.owner);
    await refuseOtherFormat(redis, keys);
    const parts = { ...options, redis, keys, ...(await openQueue(redis, options.run)) };
    const exchange = callExchange(parts);
    return await dispatch({ ...parts, exchange }, owned);
  } catch (error) {
    redis.disconnect();
    throw error;
  }
}

async function openQueue(
  redis: Redis,
  run: string,
): Promise<{ readonly queue: Queue; readonly events: QueueEvents }> {
  const { Queue, QueueEvents } = await import("bullmq");
  const common = { connection: redis, prefix: queuePrefix, skipVersionCheck: true };
  const queue = new Queue(run, common);
  await queue.waitUntilReady();
  const last = await redis.xrevrange(queue.toKey("events"), "+", "-", "COUNT", 1);
  const events = new QueueEvents(run, { ...common, lastEventId: last[0]?.[0] ?? "0-0" });
  // A connection that is lost is told by its own listener, and comes back.
  queue.on("error", () => undefined);
  events.on("error", () => undefined);
  return { queue, events };
}

async function dispatch(parts: DispatcherParts, owned: OwnedRun): Promise<Dispatcher> {
  const { exchange, events, clock, redis } = parts;
  events.on("completed", ({ jobId }) => {
    exchange.ended(jobId);
  });
  events.on("failed", ({ jobId, failedReason }) => {
    exchange.failed(jobId, failedReason);
  });
  const closing = new AbortController();
  const tellRoster = rosterTeller(parts);
  async function beat(): Promise<void> {
    await owned.stay();
    await announce(parts);
    await Promise.all([exchange.sweep(), tellRoster()]);
  }
  async function beatOn(): Promise<void> {
    for (;;) {
      await clock.sleep(beatMs, closing.signal).catch(() => undefined);
      if (closing.signal.aborted) return;
      await beat().catch((error: unknown) => {
        if (error instanceof Error && "code" in error && error.code === "STORE") exchange.fail(error);
      });
    }
  }
  await announce(parts);
  const beating = beatOn();
  return {
    ask: (call) => exchange.ask(call),
    stored: (call) => {
      exchange.stored(call);
    },
    withdraw: (evaluator) => {
      exchange.withdraw(evaluator);
    },
    async takeUp(sink, drain): Promise<void> {
      await takeUp({ ...parts, sink, drain });
      await tellRoster();
    },
    async close(sink): Promise<void> {
      closing.abort();
      // With Redis away, a beat may never end.
      if (redis.status === "ready") await beating;
      await leaveQueue(parts, sink);
    },
  };
}

async function announce({ redis, keys, run, name, version }: DispatcherParts): Promise<void> {
  const notice: Notice = { format: jobFormat, version, name };
  await Promise.all([redis.set(keys.notice, JSON.stringify(notice)), redis.sadd(sharedKeys.runs, run)]);
}

async function refuseOtherFormat(redis: Redis, keys: RunKeys): Promise<void> {
  const notice = readNotice(await redis.get(keys.notice));
  if (notice === undefined || notice.format === jobFormat) return;
  throw new UsageError(
    `Redis holds calls of this run that reife ${notice.version} handed out (job format ${notice.format}; this one has ${jobFormat})`,
    { hint: `Finish the run with reife ${notice.version}` },
  );
}
