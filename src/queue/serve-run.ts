import type { Redis } from "ioredis";
import { answerCall } from "./answer-call.js";
import type { CallAnswer } from "./call-answer.js";
import type { CallJob } from "./call-job.js";
import { queuePrefix, runKeys } from "./run-keys.js";
import { sentCards } from "./sent-cards.js";
import { standBack } from "./stand-back.js";
import type { WorkerOptions } from "./worker-options.js";

/** A run that a worker serves. */
export interface ServedRun {
  /** How many of its calls may be made here at a time, at least 1. */
  limit(concurrency: number): void;
  /** Begins no further call; resolves once those in flight are answered. */
  close(): Promise<void>;
}

/** How often a job may lose its worker before it counts as failed: what kills each worker must not go on for ever. */
const mostTakeovers = 10;
const retryMs = 1_000;

/**
 * Takes calls of a run from its queue and makes them. An answer is in Redis before its job ends, whatever that takes; a job whose
 * answer is there already, for another worker brought it and died, makes no call.
 */
export async function serveRun(run: string, redis: Redis, options: WorkerOptions): Promise<ServedRun> {
  const { Worker } = await import("bullmq");
  const { clock, name, takeoverSeconds, onEvent } = options;
  const keys = runKeys(run);
  const modelOf = sentCards({ redis, key: keys.cards, createModel: options.createModel });
  // A worker that was taken for dead may be given its own job again.
  const making = new Map<string, Promise<CallAnswer>>();

  const closing = new AbortController();
  const afterwards = standBack(clock, closing.signal);

  async function bring(call: string, answer: CallAnswer): Promise<void> {
    for (;;) {
      try {
        await redis.hset(keys.answers, call, JSON.stringify(answer));
        return;
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        onEvent({ kind: "trouble", message: `Redis did not take an answer, trying again: ${message}` });
        await clock.sleep(retryMs);
      }
    }
  }

  async function make(call: string, job: CallJob): Promise<void> {
    if ((await redis.hexists(keys.answers, call)) === 1) return;
    onEvent({ kind: "begun" });
    const known = making.get(call);
    const made = known ?? answerCall(job, { by: name, clock, modelOf });
    making.set(call, made);
    const answer = await made.finally(() => making.delete(call));
    await bring(call, answer);
    onEvent({ kind: "answer", answer });
    await afterwards(answer);
  }

  const worker = new Worker<CallJob>(run, ({ id = "", data }) => make(id, data), {
    connection: redis,
    prefix: queuePrefix,
    skipVersionCheck: true,
    name,
    concurrency: options.concurrency,
    lockDuration: takeoverSeconds * 1000,
    lockRenewTime: (takeoverSeconds * 1000) / 3,
    stalledInterval: (takeoverSeconds * 1000) / 2,
    maxStalledCount: mostTakeovers,
    runRetryDelay: retryMs,
    removeOnComplete: { count: 0 },
    removeOnFail: { count: 0 },
  });
  // Lost connections are told by their own listener; a job that another worker has ended needs no word.
  worker.on("error", () => undefined);
  return {
    limit: (concurrency) => {
      worker.concurrency = concurrency;
    },
    close: () => {
      closing.abort();
      return worker.close();
    },
  };
}
