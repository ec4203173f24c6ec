import type { CallAddress, ChatRequest } from "../core/chat-model.js";
import { ModelError } from "../core/errors.js";
import type { RateLimits } from "../core/rate-limits.js";
import type { Brakes } from "./brakes.js";
import type { Reservation } from "./budget.js";
import { callBound } from "./call-bound.js";
import { callNeed } from "./call-need.js";
import type { FailedCall } from "./call-state.js";
import { costsOf } from "./costs-of.js";
import { failedCall } from "./failed-call.js";
import { firmBound } from "./firm-bound.js";
import { haltLane } from "./halt-lane.js";
import { heedBill } from "./heed-bill.js";
import { heedFailure } from "./heed-failure.js";
import { isHopeless } from "./is-hopeless.js";
import { isRefusal } from "./is-refusal.js";
import type { ActiveCall, EvaluatorLaneOptions, LaneState, SentCall } from "./lane-state.js";
import { noteAttempt } from "./note-attempt.js";
import type { Passage } from "./passage.js";
import type { ResolvedCall } from "./resolve-call.js";
import { retry } from "./retry.js";
import { Turnstile } from "./turnstile.js";
import { untilAborted } from "./until-aborted.js";

/** The go stopped before the call had an end. */
export interface HaltedCall {
  readonly kind: "halted";
}

/** All calls to one evaluator in one go. */
export interface EvaluatorLane {
  /** Sends a call when its turn comes, again where that may help. Rejects only with bugs of an adapter. */
  send(call: ResolvedCall, address: CallAddress): Promise<SentCall | FailedCall | HaltedCall>;
  /** The failure that ended all calls: no key that is taken, no such model, or a rate limit that does not end. */
  readonly aborted: FailedCall | undefined;
  /** Gives up the calls that are not being sent at this moment. */
  halt(): void;
  /** Ends those that are being sent as well. */
  abort(): void;
  /** Ends what waits in the background. */
  close(): void;
}

/** Refusals of one call, while others are answered, before it has failed, for each attempt that it has. */
const refusalsOfOne = 3;

/** The lane of one evaluator. */
export function evaluatorLane(options: EvaluatorLaneOptions): EvaluatorLane {
  const { evaluator, clock, random } = options;
  const { concurrency, perMinute, keys = [] } = evaluator;
  const halting = new AbortController();
  const { signal } = halting;
  const lane: LaneState = {
    ...options,
    turnstile: new Turnstile({
      concurrency,
      perMinute,
      keys: Math.max(1, keys.length),
      clock,
      random,
      signal,
    }),
    halting,
    ending: new AbortController(),
    aborted: undefined,
    longestOutput: 0,
    hasExceeded: false,
  };
  return {
    send(call, address): ReturnType<EvaluatorLane["send"]> {
      return sendCall(lane, { call, address, requests: 0, refusals: 0, answered: undefined });
    },
    get aborted(): FailedCall | undefined {
      return lane.aborted;
    },
    halt: () => {
      haltLane(lane);
    },
    abort(): void {
      haltLane(lane);
      lane.ending.abort();
    },
    close: () => {
      lane.turnstile.close();
    },
  };
}

async function sendCall(lane: LaneState, self: ActiveCall): Promise<SentCall | FailedCall | HaltedCall> {
  const { clock, random, emit, id } = lane;
  try {
    const { value } = await retry((number) => attempt(lane, self, number), {
      maxAttempts: lane.evaluator.maxAttempts,
      clock,
      random,
      signal: lane.halting.signal,
      async onRetry({ error, attempt: failed, waitMs }): Promise<void> {
        giveUpIfStopped(lane);
        await emit({ kind: "retry", evaluator: id, failure: error.failure, attempt: failed, waitMs });
      },
    });
    return value;
  } catch (error) {
    if (self.answered !== undefined) return self.answered;
    if (isOver(lane) && isAbort(lane, error)) return lane.aborted ?? { kind: "halted" };
    if (!(error instanceof ModelError)) throw error;
    return failedCall(error);
  }
}

/**
 * One attempt, in its turn. A call lines up again, before the others, where a limit came up while it waited for the overall
 * bound or for money, where it was refused for a limit, and where its key was refused while there are others.
 */
async function attempt(lane: LaneState, self: ActiveCall, number: number): Promise<SentCall> {
  const { turnstile, overall, evaluator, longestOutput } = lane;
  if (evaluator.replayed === true) return requestReply(lane, self, {});
  const need = callNeed(self.call, evaluator, longestOutput);
  for (let again = number > 1; ; again = true) {
    const entering = turnstile.enter({ need, again });
    const passage = entering instanceof Promise ? await entering : entering;
    const request = (): ReturnType<typeof payForReply> => payForReply(lane, self, passage);
    try {
      // Without the signal: the queue would let go of a request whose reply comes in this very turn.
      const answer = await (overall?.add(async () => request()) ?? request());
      if (answer !== undefined) return answer;
    } catch (error) {
      if (!(error instanceof ModelError) || !linesUpAgain(lane, self, { error, key: passage.key }))
        throw error;
    } finally {
      passage.leave();
    }
  }
}

function linesUpAgain(
  { aborted, turnstile, evaluator }: LaneState,
  self: ActiveCall,
  { error, key }: { readonly error: ModelError; readonly key: number },
): boolean {
  if (aborted !== undefined) return false;
  if (turnstile.isAside(key) && (isHopeless(error) || isRefusal(error))) return true;
  if (!isRefusal(error)) return false;
  self.refusals += 1;
  return self.refusals < refusalsOfOne * evaluator.maxAttempts;
}

/** Sends the request once there is money for it; undefined where a limit came up while it waited. */
function payForReply(
  lane: LaneState,
  self: ActiveCall,
  passage: Passage,
): Promise<SentCall | undefined> | undefined {
  giveUpIfStopped(lane);
  const reserving = setMoneyAside(lane, self);
  if (reserving !== undefined) return requestOnceReserved(lane, self, { passage, reserving });
  return passage.send() ? requestReply(lane, self, { passage }) : undefined;
}

async function requestOnceReserved(
  lane: LaneState,
  self: ActiveCall,
  { passage, reserving }: { readonly passage: Passage; readonly reserving: Reserving },
): Promise<SentCall | undefined> {
  const reservation = reserving instanceof Promise ? await reserving : reserving;
  try {
    giveUpIfStopped(lane);
    return passage.send() ? await requestReply(lane, self, { passage, reservation }) : undefined;
  } finally {
    reservation?.release();
  }
}

type Reserving = ReturnType<NonNullable<Brakes["reserve"]>>;

/** Undefined where there is no budget, or the call costs nothing. */
function setMoneyAside(
  { brakes, evaluator, longestOutput, id, halting }: LaneState,
  { call }: ActiveCall,
): Reserving | undefined {
  if (brakes.reserve === undefined) return undefined;
  const firm = firmBound(call, evaluator);
  const boundUsd = firm ?? callBound(call, evaluator, longestOutput);
  if (boundUsd === 0) return undefined;
  const { signal } = halting;
  return brakes.reserve({ evaluator: id, step: call.ask.step, boundUsd, isFirm: firm !== undefined, signal });
}

/** What a request holds; a judge without a provider holds nothing. */
interface Held {
  readonly passage?: Passage;
  readonly reservation?: Reservation | undefined;
}

/**
 * Sends the request. What a reply or a failure means for other calls is settled here, before the place in the line is
 * given back and the next call takes it.
 */
async function requestReply(lane: LaneState, self: ActiveCall, held: Held): Promise<SentCall> {
  giveUpIfStopped(lane);
  const { evaluator, clock } = lane;
  self.requests += 1;
  const noted = noteAttempt(lane, self);
  const start = clock.monotonic();
  try {
    const asking = evaluator.model.complete(requestOf(lane, self, held.passage));
    const timed = await untilAborted(asking, lane.ending.signal);
    const { latencyMs = clock.monotonic() - start, ...reply } = timed;
    const { costUsd, assumedCostUsd } = costsOf(lane, self, reply);
    const attempts = self.requests;
    self.answered = { kind: "sent", reply, latencyMs, noted, costUsd, assumedCostUsd, attempts };
    held.reservation?.pay(costUsd ?? assumedCostUsd ?? 0);
    held.passage?.answered(reply.usage);
    return self.answered;
  } catch (error) {
    if (error instanceof ModelError) {
      heedBill(lane, error, { noted, reservation: held.reservation });
      heedFailure(lane, error, { self, passage: held.passage });
    }
    throw error;
  }
}

function requestOf(
  { turnstile, ending }: LaneState,
  { call, address }: ActiveCall,
  passage: Passage | undefined,
): ChatRequest {
  const { id, sampling, ask } = call;
  const { messages, answer, schema } = ask;
  const { signal } = ending;
  if (passage === undefined) return { call: id, messages, sampling, answer, schema, address, signal };
  const { key } = passage;
  const onLimits = (limits: RateLimits): void => {
    turnstile.learn(key, limits);
  };
  return { call: id, messages, sampling, answer, schema, address, signal, key, onLimits };
}

function giveUpIfStopped(lane: LaneState): void {
  if (lane.aborted === undefined && lane.brakes.mayCall()) return;
  haltLane(lane);
  lane.halting.signal.throwIfAborted();
}

/** Whether nobody waits for the call any more. A model that makes calls elsewhere may take back those that nobody has begun. */
function isOver({ aborted, brakes, halting }: LaneState): boolean {
  return halting.signal.aborted || aborted !== undefined || brakes.stopped !== undefined;
}

function isAbort({ halting, ending }: LaneState, error: unknown): boolean {
  if (error === halting.signal.reason || error === ending.signal.reason) return true;
  return error instanceof ModelError && error.failure === "aborted";
}
