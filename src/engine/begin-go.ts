import type { EngineEvent, EngineOptions, TrialSource } from "../core/engine.js";
import { UsageError } from "../core/errors.js";
import type { Trial } from "../core/trial.js";
import { brakes } from "./brakes.js";
import { breather } from "./breather.js";
import { callMaker, type CallMaker, type SettledCall } from "./call-maker.js";
import type { CallState } from "./call-state.js";
import type { EventQueue } from "./event-queue.js";
import { foldTrial, type JudgedTrial } from "./fold-trial.js";
import { heedStops } from "./heed-stops.js";
import { judgeLane, type LaneToJudge } from "./judge-lane.js";
import type { LiveEngineOptions } from "./live-engine-options.js";

/** All that one go of a live engine rests on. */
export interface GoOptions extends LiveEngineOptions, EngineOptions {
  readonly trials: TrialSource;
  readonly events: EventQueue<EngineEvent>;
}

/** A go that has begun; its events and errors come out of the queue. */
export interface Go {
  /** Makes no new call; those in flight are waited for and kept. */
  drain(): void;
  /** Resolves once nothing is in flight any more; never rejects. */
  readonly ended: Promise<void>;
}

/** Begins to judge trials. */
export function beginGo(options: GoOptions): Go {
  const { events } = options;
  const closing = new AbortController();
  let crashed = false;
  // Set where even trials that need no new call are left: a budget's end alone does not.
  let ending = false;
  const emit = (event: EngineEvent): Promise<void> | undefined => events.push(event);
  const halting = brakes({
    ...options,
    onStop(why, end): void {
      ending ||= why !== "cost";
      calls.halt();
      if (!crashed) void emit({ kind: "stopped", why, ...(end === undefined ? {} : { budget: end }) });
    },
  });
  const calls = callMaker({ ...options, brakes: halting, emit });

  function end(why: "time" | "interrupted"): void {
    ending = true;
    halting.stop(why);
  }

  function crash(error: unknown): void {
    crashed = true;
    events.fail(error);
    end("interrupted");
    calls.abort();
  }

  const drain = (): void => {
    end("interrupted");
  };
  const abort = (): void => {
    drain();
    calls.abort();
  };

  async function judgeAll(): Promise<void> {
    const timeUp = (): void => {
      end("time");
    };
    heedStops(options, { drain, abort, timeUp, until: closing.signal });
    await Promise.all(judgedLanes(options, { calls, emit, crash, goesOn: () => !ending }));
    closing.abort();
    await calls.close();
    events.end();
  }

  return { drain, ended: judgeAll() };
}

interface GoParts extends Pick<LaneToJudge, "emit" | "crash" | "goesOn"> {
  readonly calls: CallMaker;
}

function judgedLanes(options: GoOptions, { calls, ...parts }: GoParts): Promise<void>[] {
  const { evaluators, concurrency, trials } = options;
  const shared = {
    ...parts,
    judge: (trial: Trial): Promise<JudgedTrial | undefined> => judge(trial, options, calls),
    breather: breather(256),
  };
  return [...evaluators].map(([id, evaluator]) => {
    const window = 2 * Math.min(evaluator.concurrency, concurrency);
    return judgeLane({ ...shared, window, trials: trialsOf(id, trials, evaluators) });
  });
}

/** The trials of one evaluator, found as they are asked for. */
function* trialsOf(
  id: string,
  trials: GoOptions["trials"],
  evaluators: ReadonlyMap<string, unknown>,
): Generator<Trial, void, undefined> {
  for (const trial of trials(id)) {
    const { evaluator } = trial.cell;
    if (evaluator === id) yield trial;
    else if (!evaluators.has(evaluator)) {
      throw new UsageError(`Cannot judge with evaluator ${evaluator}: it is not part of the run`);
    }
  }
}

async function judge(
  trial: Trial,
  { evaluators, protocolOf }: GoOptions,
  calls: CallMaker,
): Promise<JudgedTrial | undefined> {
  const fold = foldTrial({ trial, protocol: protocolOf(trial.cell), evaluators });
  for (let step = fold.next(); ;) {
    if (step.done === true) return step.value;
    const settling = step.value.map((call) => calls.settle(call, trial));
    const states: SettledCall[] = [];
    for (const state of settling) states.push(state instanceof Promise ? await state : state);
    const known = states.filter(isKnown);
    const failed = known.some((state) => state.kind === "failed");
    if (known.length < states.length && !failed) return undefined;
    step = fold.next(known);
  }
}

function isKnown(state: SettledCall): state is CallState {
  return state.kind !== "halted";
}
