import type PQueue from "p-queue";
import type { CallAddress } from "../core/chat-model.js";
import type { ChatReply } from "../core/chat-reply.js";
import type { Clock } from "../core/clock.js";
import type { EngineEvent } from "../core/engine.js";
import { ModelError } from "../core/errors.js";
import type { Random } from "../core/random.js";
import type { Brakes } from "./brakes.js";
import type { Reservation } from "./budget.js";
import { callBound } from "./call-bound.js";
import { callCost } from "./call-cost.js";
import { callQueue, type CallQueue } from "./call-queue.js";
import type { FailedCall } from "./call-state.js";
import type { EngineEvaluator } from "./engine-evaluator.js";
import { longestWaitMs } from "./longest-wait.js";
import type { ResolvedCall } from "./resolve-call.js";
import { retry } from "./retry.js";

/** What an evaluator's lane rests on. */
export interface EvaluatorLaneOptions {
  readonly id: string;
  readonly evaluator: EngineEvaluator;
  readonly clock: Clock;
  readonly random: Random;
  readonly brakes: Brakes;
  /** The bound over all evaluators; absent where it cannot be reached. */
  readonly overall?: PQueue | undefined;
  readonly emit: (event: EngineEvent) => Promise<void> | undefined;
}

/** A call that was answered: the reply, and the time from sending the attempt that succeeded to its end. */
export interface SentCall {
  readonly kind: "sent";
  readonly reply: ChatReply;
  readonly latencyMs: number;
  /** In US dollars; undefined without a price or where nobody counted the tokens. */
  readonly costUsd: number | undefined;
  /** What it is taken to have cost where it has a price and nobody counted the tokens. */
  readonly assumedCostUsd: number | undefined;
  readonly attempts: number;
}

/** The go stopped before the call had an end. */
export interface HaltedCall {
  readonly kind: "halted";
}

/** All calls to one evaluator in one go. */
export interface EvaluatorLane {
  /** Sends a call when its turn comes, again where that may help. Rejects only with bugs of an adapter. */
  send(call: ResolvedCall, address: CallAddress): Promise<SentCall | FailedCall | HaltedCall>;
  /** The failure that ended all calls: a bad key, no such model, or a rate limit of more than 10 minutes. */
  readonly aborted: FailedCall | undefined;
  /** Gives up the calls that are not being sent at this moment. */
  halt(): void;
  /** Ends those that are being sent as well. */
  abort(): void;
  /** Ends what waits in the background. */
  close(): void;
}

interface LaneState extends EvaluatorLaneOptions {
  readonly queue: CallQueue;
  readonly active: Set<ActiveCall>;
  aborted: FailedCall | undefined;
  /** Tokens of the longest reply so far. */
  longestOutput: number;
}

interface ActiveCall {
  readonly call: ResolvedCall;
  readonly address: CallAddress;
  readonly controller: AbortController;
  sending: boolean;
  /** Set as soon as a reply is there: it is kept, whatever ends the call meanwhile. */
  answered: SentCall | undefined;
  /** Set while this call holds the queue because of a rate limit: how long the provider asked to wait. */
  holdsForMs: number | undefined;
}

/** The lane of one evaluator. */
export function evaluatorLane(options: EvaluatorLaneOptions): EvaluatorLane {
  const queue = callQueue({ ...options.evaluator, clock: options.clock });
  const lane: LaneState = { ...options, queue, active: new Set(), aborted: undefined, longestOutput: 0 };
  return {
    send: (call, address) =>
      sendCall(lane, {
        call,
        address,
        controller: new AbortController(),
        sending: false,
        answered: undefined,
        holdsForMs: undefined,
      }),
    get aborted(): FailedCall | undefined {
      return lane.aborted;
    },
    halt: () => {
      halt(lane);
    },
    abort(): void {
      for (const call of lane.active) call.controller.abort();
    },
    close: () => {
      queue.close();
    },
  };
}

async function sendCall(lane: LaneState, self: ActiveCall): Promise<SentCall | FailedCall | HaltedCall> {
  const { queue, clock, random, emit, id } = lane;
  const { signal } = self.controller;
  lane.active.add(self);
  try {
    const { value } = await retry((number) => attempt(lane, self, number), {
      maxAttempts: lane.evaluator.maxAttempts,
      clock,
      random,
      signal,
      async onRetry({ error, attempt: failed, waitMs }): Promise<void> {
        giveUpIfStopped(lane, self);
        release(lane, self, waitMs);
        await emit({ kind: "retry", evaluator: id, failure: error.failure, attempt: failed, waitMs });
      },
    });
    queue.succeeded();
    return value;
  } catch (error) {
    if (self.answered !== undefined) return self.answered;
    if (signal.aborted && isAbort(error, signal)) return lane.aborted ?? { kind: "halted" };
    if (!(error instanceof ModelError)) throw error;
    return failedCall(error);
  } finally {
    release(lane, self);
    lane.active.delete(self);
  }
}

/** One attempt, in its turn. A call that waited for the overall bound while a rate limit came up lines up again. */
async function attempt(lane: LaneState, self: ActiveCall, number: number): Promise<SentCall> {
  const { queue, overall } = lane;
  const { signal } = self.controller;
  if (lane.evaluator.replayed === true) return requestReply(lane, self, { number });
  const request = async (): Promise<SentCall | undefined> =>
    queue.paused ? undefined : payForReply(lane, self, number);
  for (;;) {
    const turn = { signal, again: number > 1 };
    const answer = await queue.run(() => overall?.add(request, { signal }) ?? request(), turn);
    if (answer !== undefined) return answer;
  }
}

/** Sends the request once there is money for it; undefined where a rate limit came up while it waited for that. */
async function payForReply(lane: LaneState, self: ActiveCall, number: number): Promise<SentCall | undefined> {
  const { evaluator, brakes, longestOutput, id } = lane;
  if (brakes.reserve === undefined) return requestReply(lane, self, { number });
  giveUpIfStopped(lane, self);
  const boundUsd = callBound(self.call, evaluator, longestOutput);
  if (boundUsd === 0) return requestReply(lane, self, { number });
  const { signal } = self.controller;
  const reserving = brakes.reserve({ evaluator: id, step: self.call.ask.step, boundUsd, signal });
  const reservation = reserving instanceof Promise ? await reserving : reserving;
  try {
    if (reserving instanceof Promise && lane.queue.paused) return undefined;
    return await requestReply(lane, self, { number, reservation });
  } finally {
    reservation?.release();
  }
}

interface Attempt {
  /** Counted from 1. */
  readonly number: number;
  readonly reservation?: Reservation | undefined;
}

/**
 * Sends the request. What a reply or a failure means for other calls is settled here, before the place in the queue is
 * given back and the next call takes it.
 */
async function requestReply(
  lane: LaneState,
  self: ActiveCall,
  { number, reservation }: Attempt,
): Promise<SentCall> {
  giveUpIfStopped(lane, self);
  const { evaluator, clock } = lane;
  const { sampling, ask } = self.call;
  const { address, controller } = self;
  const request = {
    messages: ask.messages,
    sampling,
    answer: ask.answer,
    schema: ask.schema,
    address,
    signal: controller.signal,
  };
  self.sending = true;
  const start = clock.monotonic();
  try {
    const reply = await evaluator.model.complete(request);
    const latencyMs = clock.monotonic() - start;
    self.answered = { kind: "sent", reply, latencyMs, ...costsOf(lane, self, reply), attempts: number };
    reservation?.pay(self.answered.costUsd ?? self.answered.assumedCostUsd ?? 0);
    return self.answered;
  } catch (error) {
    if (error instanceof ModelError) heed(lane, self, error);
    throw error;
  } finally {
    self.sending = false;
  }
}

function costsOf(
  lane: LaneState,
  { call }: ActiveCall,
  { usage }: ChatReply,
): Pick<SentCall, "costUsd" | "assumedCostUsd"> {
  const { evaluator, longestOutput } = lane;
  const costUsd = callCost(evaluator.price, usage);
  const isCountless = evaluator.price !== undefined && usage === undefined && evaluator.replayed !== true;
  const assumedCostUsd = isCountless ? callBound(call, evaluator, longestOutput) : undefined;
  lane.longestOutput = Math.max(longestOutput, usage?.output ?? 0);
  return { costUsd, assumedCostUsd };
}

/** Lets a failure act on the evaluator's other calls. */
function heed(lane: LaneState, self: ActiveCall, error: ModelError): void {
  if (isFatal(error)) abortLane(lane, failedCall(error));
  else if (error.failure === "rate-limited") {
    self.holdsForMs = error.retryAfterMs ?? 0;
    lane.queue.hold();
  }
}

function release(lane: LaneState, self: ActiveCall, waitMs?: number): void {
  if (self.holdsForMs === undefined) return;
  lane.queue.release(waitMs ?? self.holdsForMs);
  self.holdsForMs = undefined;
}

function giveUpIfStopped(lane: LaneState, { controller }: ActiveCall): void {
  if (lane.aborted === undefined && lane.brakes.mayCall()) return;
  controller.abort();
  controller.signal.throwIfAborted();
}

function halt(lane: LaneState): void {
  for (const call of lane.active) if (!call.sending) call.controller.abort();
}

function abortLane(lane: LaneState, failed: FailedCall): void {
  if (lane.aborted !== undefined) return;
  lane.aborted = failed;
  halt(lane);
  void lane.emit({ kind: "evaluator-aborted", evaluator: lane.id, message: failed.message });
}

function failedCall({ failure, message }: ModelError): FailedCall {
  return { kind: "failed", failure, message };
}

function isAbort(error: unknown, signal: AbortSignal): boolean {
  return error === signal.reason || (error instanceof ModelError && error.failure === "aborted");
}

/** Whether no other call to the evaluator can go better in this go. */
function isFatal({ failure, retryAfterMs }: ModelError): boolean {
  if (failure === "rate-limited") return (retryAfterMs ?? 0) > longestWaitMs;
  return failure === "auth" || failure === "not-found";
}
