import { brakes, type StopReason } from "./brakes.js";
import type { EngineEvent, EngineOptions } from "../core/engine.js";
import { UsageError } from "../core/errors.js";
import type { Trial } from "../core/trial.js";
import { BatchDesk } from "./batch-desk.js";
import type { BatchEngineOptions } from "./batch-engine-options.js";
import { BatchTracker } from "./batch-tracker.js";
import { ownBatches, watchBatches } from "./batch-watch.js";
import type { Go } from "./begin-go.js";
import { breather } from "./breather.js";
import { callMaker, type CallMaker } from "./call-maker.js";
import type { CallState } from "./call-state.js";
import type { EventQueue } from "./event-queue.js";
import { heedStops } from "./heed-stops.js";
import { judgeTrial, type TrialProgress } from "./judge-trial.js";
import type { ResolvedCall } from "./resolve-call.js";

/** All that one go of a batch engine rests on. */
export interface BatchGoOptions extends BatchEngineOptions, EngineOptions {
  readonly trials: () => Iterable<Trial>;
  readonly events: EventQueue<EngineEvent>;
}

interface BatchGo extends BatchGoOptions {
  readonly tracker: BatchTracker;
  readonly desk: BatchDesk;
  readonly calls: CallMaker;
  readonly emit: (event: EngineEvent) => Promise<void> | undefined;
  /** Told of an error that ends the go. */
  readonly crash: (error: unknown) => void;
  /** Places of the trials that have their outcome. */
  readonly done: Set<number>;
  readonly goesOn: () => boolean;
}

/** Begins to judge trials, by batches where an evaluator has them. */
export function beginBatchGo(options: BatchGoOptions): Go {
  const { events } = options;
  const closing = new AbortController();
  const ending = new AbortController();
  let crashed = false;
  const emit = (event: EngineEvent): Promise<void> | undefined => events.push(event);
  const tracker = new BatchTracker({ ...options, emit });
  const halting = brakes({
    ...options,
    onStop(why, budget): void {
      if (why !== "cost") ending.abort();
      calls.halt();
      tracker.change();
      if (!crashed) void emit({ kind: "stopped", why, ...(budget === undefined ? {} : { budget }) });
    },
  });
  const calls = callMaker({ ...options, brakes: halting, emit });
  const desk = new BatchDesk({ ...options, tracker, brakes: halting, signal: ending.signal });
  tracker.holdOpen(halting.batches);

  const end = (why: StopReason): void => {
    ending.abort();
    halting.stop(why);
  };
  const crash = (error: unknown): void => {
    crashed = true;
    events.fail(error);
    end("interrupted");
    calls.abort();
  };
  const drain = (): void => {
    end("interrupted");
  };

  async function judgeAll(): Promise<void> {
    let cutOff = (): void => undefined;
    const aborted = new Promise<void>((resolve) => (cutOff = resolve));
    const abort = (): void => {
      drain();
      calls.abort();
      cutOff();
    };
    const timeUp = end.bind(undefined, "time");
    heedStops(options, { drain, abort, timeUp, until: closing.signal });
    const goesOn = (): boolean => !ending.signal.aborted;
    const go = { ...options, tracker, desk, calls, emit, crash, done: new Set<number>(), goesOn };
    const watching = new AbortController();
    const signal = AbortSignal.any([watching.signal, ending.signal]);
    const watched = watchBatches({ ...options, tracker, emit, signal }).catch(crash);
    const gone = goRound(go, (usd) => {
      halting.batches?.exhausted(usd);
    }).catch(crash);
    // A request that a second Ctrl-C cuts off is in the journal: the next go finds out what became of it.
    await Promise.race([gone, aborted]);
    watching.abort();
    await Promise.race([watched, aborted]);
    await tracker.tell();
    closing.abort();
    await calls.close();
    events.end();
  }

  return { drain, ended: judgeAll() };
}

/**
 * Round after round: what is missing is gathered and handed in, live calls are made beside, and a batch that has ended lets
 * trials go on. Ends once nothing is under way that could.
 */
async function goRound(go: BatchGo, exhausted: (usd: number) => void): Promise<void> {
  const { tracker, desk } = go;
  const live = { running: false, walked: -1, ended: false };
  let walking: Promise<void> = Promise.resolve();
  const startLive = (version: number): void => {
    live.running = true;
    live.walked = version;
    walking = walkLive(go)
      .catch(go.crash)
      .finally(() => {
        live.running = false;
        // Its replies may let trials ask for more in the next batch.
        live.ended = true;
        tracker.wake();
      });
  };
  for (;;) {
    const { version } = tracker;
    live.ended = false;
    if (!live.running && live.walked < version) startLive(version);
    desk.beginRound();
    await walkBatches(go);
    await desk.flush();
    if (!go.goesOn()) break;
    if (hasEnded(live) || tracker.version !== version) continue;
    if (!live.running && ownBatches(go).length === 0) {
      if (desk.blocked !== undefined) exhausted(desk.blocked);
      break;
    }
    await tracker.changed();
  }
  await walking;
}

/** It may have ended at any moment since it was set to false. */
function hasEnded({ ended }: { readonly ended: boolean }): boolean {
  return ended;
}

/** Walks all trials once: tells of those that are done, and offers what others lack to the desk. Makes no call. */
async function walkBatches(go: BatchGo): Promise<void> {
  const pause = breather(256);
  let place = -1;
  for (const trial of go.trials()) {
    place += 1;
    if (!go.goesOn()) return;
    if (go.done.has(place)) continue;
    const progress = judge(trial, go);
    if (progress.kind === "done") await finish(go, place, { trial, progress });
    else for (const call of progress.calls) if (!isLive(call, go)) await go.desk.offer(call, trial);
    await pause.breathe();
  }
}

/** Walks all trials once, each evaluator by itself, and makes the calls that go live. */
async function walkLive(go: BatchGo): Promise<void> {
  const { evaluators, concurrency } = go;
  const pause = breather(256);
  await Promise.all(
    [...evaluators].map(async ([id, evaluator]) => {
      const trials = trialsOf(id, go);
      const oneByOne = async (): Promise<void> => {
        while (go.goesOn()) {
          const next = trials.next();
          if (next.done === true || !(await askLive(next.value, go))) return;
          await pause.breathe();
        }
      };
      const window = 2 * Math.min(evaluator.concurrency, concurrency);
      await Promise.all(Array.from({ length: window }, oneByOne));
    }),
  );
}

interface PlacedTrial {
  readonly place: number;
  readonly trial: Trial;
}

function* trialsOf(
  id: string,
  { trials, evaluators, done }: BatchGo,
): Generator<PlacedTrial, void, undefined> {
  let place = -1;
  for (const trial of trials()) {
    place += 1;
    const { evaluator } = trial.cell;
    if (!evaluators.has(evaluator)) {
      throw new UsageError(`Cannot judge with evaluator ${evaluator}: it is not part of the run`);
    }
    if (evaluator === id && !done.has(place)) yield { place, trial };
  }
}

/** Brings a trial as far as live calls go. False where the go stops. */
async function askLive({ place, trial }: PlacedTrial, go: BatchGo): Promise<boolean> {
  for (;;) {
    const progress = judge(trial, go);
    if (progress.kind === "done") {
      await finish(go, place, { trial, progress });
      return true;
    }
    const live = progress.calls.filter((call) => isLive(call, go));
    if (live.length === 0) return true;
    const settling = live.map((call) => ({ id: call.id, state: go.calls.settle(call, trial) }));
    for (const { id, state } of settling) {
      const settled = await state;
      if (settled.kind === "halted") return false;
      if (settled.kind === "failed") go.tracker.fail(id, settled);
    }
    if (live.length < progress.calls.length) return true;
  }
}

function judge(trial: Trial, { protocolOf, evaluators, store, tracker }: BatchGo): TrialProgress {
  return judgeTrial({
    trial,
    protocol: protocolOf(trial.cell),
    evaluators,
    lookup(call): CallState | undefined {
      const record = store.find(call.id);
      return record === undefined ? tracker.failureOf(call) : { kind: "reply", reply: record.reply };
    },
  });
}

/** What is in a batch already never goes live: it is paid for. */
function isLive(call: ResolvedCall, { batches, submits, tracker }: BatchGo): boolean {
  if (tracker.taken.has(call.id)) return false;
  return !submits || !batches.has(call.evaluator) || tracker.goesLive(call);
}

interface DoneTrial {
  readonly trial: Trial;
  readonly progress: Extract<TrialProgress, { kind: "done" }>;
}

async function finish(
  { done, emit }: BatchGo,
  place: number,
  { trial, progress: { outcome, calls } }: DoneTrial,
): Promise<void> {
  if (done.has(place)) return;
  done.add(place);
  await emit({ kind: "trial", trial, outcome, calls });
}
