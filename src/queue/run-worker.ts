import type { Redis } from "ioredis";
import { attendance, type Attendance } from "./attendance.js";
import { connectRedis } from "./connect-redis.js";
import { jobFormat } from "./job-format.js";
import { readNotice, type Notice } from "./notice.js";
import { queuePrefix, runKeys, sharedKeys } from "./run-keys.js";
import { serveRun, type ServedRun } from "./serve-run.js";
import type { WorkerOptions } from "./worker-options.js";

/** How often a worker looks for runs and gives a sign of life. */
const beatMs = 1_000;

interface KnownRun {
  readonly notice: Notice;
  /** Absent: its version is another one. */
  readonly served?: ServedRun | undefined;
}

interface State extends WorkerOptions {
  readonly redis: Redis;
  readonly runs: Map<string, KnownRun>;
  /** Runs that are being closed. */
  readonly closing: Set<Promise<void>>;
  inFlight: number;
  /** When there was last something to do, on the clock that never goes back. */
  busyAt: number;
}

/**
 * Makes the calls of all runs on a Redis until it is drained, or idle for long enough. Resolves once the last call is answered.
 *
 * @throws UsageError where Redis cannot be used
 */
export async function runWorker(options: WorkerOptions): Promise<void> {
  const { address, clock, drain, id, name, version } = options;
  const redis = await connectRedis(address, (message) => {
    options.onEvent({ kind: "trouble", message });
  });
  const state = stateOf(options, redis);
  const place = attendance(redis, id, { format: jobFormat, version, name });
  while (!drain.aborted && !isIdle(state)) {
    // With Redis away, a look may take for ever.
    await unlessAborted(drain, lookAround(state, place));
    await clock.sleep(beatMs, drain).catch(() => undefined);
  }
  for (const run of [...state.runs.keys()]) leaveRun(state, run, { isOver: false });
  await Promise.all(state.closing);
  if (redis.status === "ready") await place.leave();
  redis.disconnect();
}

/** Counts what is in flight before events are told. */
function stateOf(options: WorkerOptions, redis: Redis): State {
  const { clock } = options;
  const state: State = {
    ...options,
    redis,
    runs: new Map(),
    closing: new Set(),
    inFlight: 0,
    busyAt: clock.monotonic(),
    onEvent: (event) => {
      if (event.kind === "begun") state.inFlight += 1;
      if (event.kind === "answer") state.inFlight -= 1;
      state.busyAt = clock.monotonic();
      options.onEvent(event);
    },
  };
  return state;
}

/** Resolves with the work, or as soon as the signal is aborted. */
function unlessAborted(signal: AbortSignal, work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      signal.removeEventListener("abort", end);
      resolve();
    };
    signal.addEventListener("abort", end);
    void work.finally(end);
  });
}

/** Never rejects: what Redis refuses is told, and tried again at the next beat. */
async function lookAround(state: State, place: Attendance): Promise<void> {
  try {
    await Promise.all([place.sign(), lookForRuns(state)]);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    state.onEvent({ kind: "trouble", message: `Redis did not say which runs there are: ${message}` });
  }
}

function isIdle({ idleSeconds, inFlight, busyAt, clock }: State): boolean {
  return idleSeconds !== undefined && inFlight === 0 && clock.monotonic() - busyAt >= idleSeconds * 1000;
}

async function lookForRuns(state: State): Promise<void> {
  const { redis, runs, drain } = state;
  const there = await redis.smembers(sharedKeys.runs);
  for (const run of runs.keys()) if (!there.includes(run)) leaveRun(state, run, { isOver: true });
  for (const run of there) {
    if (drain.aborted) return;
    if (!runs.has(run)) await joinRun(state, run);
  }
  const served = [...runs.values()].filter((known) => known.served !== undefined);
  for (const known of served) known.served?.limit(Math.max(1, Math.floor(state.concurrency / served.length)));
}

async function joinRun(state: State, run: string): Promise<void> {
  const { redis, runs, onEvent } = state;
  const notice = readNotice(await redis.get(runKeys(run).notice));
  if (notice === undefined) return;
  if (notice.format !== jobFormat) {
    runs.set(run, { notice });
    onEvent({ kind: "refused", run: notice });
    return;
  }
  runs.set(run, { notice, served: await serveRun(run, redis, state) });
  onEvent({ kind: "run", name: notice.name });
}

/** Leaves a run; its calls in flight are answered. */
function leaveRun(state: State, run: string, { isOver }: { readonly isOver: boolean }): void {
  const { runs, closing, onEvent } = state;
  const known = runs.get(run);
  runs.delete(run);
  if (known?.served === undefined) return;
  const left = known.served
    .close()
    .then(() => (isOver ? sweepUp(state, run) : undefined))
    .catch(() => undefined)
    .finally(() => {
      closing.delete(left);
      onEvent({ kind: "run-ended", name: known.notice.name });
    });
  closing.add(left);
}

/** Looking after a queue that is gone has made some of its keys anew. */
async function sweepUp({ redis }: State, run: string): Promise<void> {
  if ((await redis.exists(runKeys(run).notice)) === 1) return;
  await redis.del(
    ...["meta", "events", "marker", "stalled-check"].map((key) => `${queuePrefix}:${run}:${key}`),
  );
}
