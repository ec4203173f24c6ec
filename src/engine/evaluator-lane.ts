import type PQueue from "p-queue";
import type { CallAddress, ChatRequest } from "../core/chat-model.js";
import type { ChatReply } from "../core/chat-reply.js";
import type { Clock } from "../core/clock.js";
import type { EngineEvent } from "../core/engine.js";
import { ModelError } from "../core/errors.js";
import type { Random } from "../core/random.js";
import type { Brakes } from "./brakes.js";
import type { Reservation } from "./budget.js";
import { callBound } from "./call-bound.js";
import { callCost } from "./call-cost.js";
import { callNeed } from "./call-need.js";
import type { FailedCall } from "./call-state.js";
import { firmBound } from "./firm-bound.js";
import type { EngineEvaluator } from "./engine-evaluator.js";
import { isHopeless } from "./is-hopeless.js";
import { isRefusal } from "./is-refusal.js";
import type { Passage } from "./passage.js";
import type { ResolvedCall } from "./resolve-call.js";
import { retry } from "./retry.js";
import { Turnstile } from "./turnstile.js";
import { untilAborted } from "./until-aborted.js";

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
  /** The failure that ended all calls: no key that is taken, no such model, or a rate limit that does not end. */
  readonly aborted: FailedCall | undefined;
  /** Gives up the calls that are not being sent at this moment. */
  halt(): void;
  /** Ends those that are being sent as well. */
  abort(): void;
  /** Ends what waits in the background. */
  close(): void;
}

/**
 * Refusals in a row, each after a pause, before a key is set aside, for each attempt that a call has: with the usual six
 * attempts the ninth, after more than a minute of pauses.
 */
const refusalsInARow = 1.4;
/** Refusals of one call, while others are answered, before it has failed, for each attempt that it has. */
const refusalsOfOne = 3;

interface LaneState extends EvaluatorLaneOptions {
  readonly turnstile: Turnstile;
  readonly active: Set<ActiveCall>;
  aborted: FailedCall | undefined;
  /** Tokens of the longest reply so far. */
  longestOutput: number;
  /** Whether a reply was longer than its settings allow. */
  hasExceeded: boolean;
}

interface ActiveCall {
  readonly call: ResolvedCall;
  readonly address: CallAddress;
  readonly controller: AbortController;
  sending: boolean;
  /** Requests made for it so far, and how many of them were refused for a limit. */
  requests: number;
  refusals: number;
  /** Set as soon as a reply is there: it is kept, whatever ends the call meanwhile. */
  answered: SentCall | undefined;
}

/** The lane of one evaluator. */
export function evaluatorLane(options: EvaluatorLaneOptions): EvaluatorLane {
  const { evaluator, clock, random } = options;
  const { concurrency, perMinute, keys = [] } = evaluator;
  const turnstile = new Turnstile({ concurrency, perMinute, keys: Math.max(1, keys.length), clock, random });
  const lane: LaneState = {
    ...options,
    turnstile,
    active: new Set(),
    aborted: undefined,
    longestOutput: 0,
    hasExceeded: false,
  };
  return {
    send(call, address): ReturnType<EvaluatorLane["send"]> {
      const fresh = { sending: false, requests: 0, refusals: 0, answered: undefined };
      return sendCall(lane, { call, address, controller: new AbortController(), ...fresh });
    },
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
      turnstile.close();
    },
  };
}

async function sendCall(lane: LaneState, self: ActiveCall): Promise<SentCall | FailedCall | HaltedCall> {
  const { clock, random, emit, id } = lane;
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
        await emit({ kind: "retry", evaluator: id, failure: error.failure, attempt: failed, waitMs });
      },
    });
    return value;
  } catch (error) {
    if (self.answered !== undefined) return self.answered;
    if (signal.aborted && isAbort(error, signal)) return lane.aborted ?? { kind: "halted" };
    if (!(error instanceof ModelError)) throw error;
    return failedCall(error);
  } finally {
    lane.active.delete(self);
  }
}

/**
 * One attempt, in its turn. A call lines up again, before the others, where a limit came up while it waited for the overall
 * bound or for money, where it was refused for a limit, and where its key was refused while there are others.
 */
async function attempt(lane: LaneState, self: ActiveCall, number: number): Promise<SentCall> {
  const { turnstile, overall, evaluator, longestOutput } = lane;
  const { signal } = self.controller;
  if (evaluator.replayed === true) return requestReply(lane, self, {});
  const need = callNeed(self.call, evaluator, longestOutput);
  for (let again = number > 1; ; again = true) {
    const entering = turnstile.enter({ need, signal, again });
    const passage = entering instanceof Promise ? await entering : entering;
    const request = (): Promise<SentCall | undefined> => payForReply(lane, self, passage);
    try {
      const answer = await (overall?.add(request, { signal }) ?? request());
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
async function payForReply(
  lane: LaneState,
  self: ActiveCall,
  passage: Passage,
): Promise<SentCall | undefined> {
  giveUpIfStopped(lane, self);
  const reserving = setMoneyAside(lane, self);
  if (reserving === undefined) return passage.send() ? requestReply(lane, self, { passage }) : undefined;
  const reservation = reserving instanceof Promise ? await reserving : reserving;
  try {
    giveUpIfStopped(lane, self);
    return passage.send() ? await requestReply(lane, self, { passage, reservation }) : undefined;
  } finally {
    reservation?.release();
  }
}

/** Undefined where there is no budget, or the call costs nothing. */
function setMoneyAside(
  { brakes, evaluator, longestOutput, id }: LaneState,
  { call, controller }: ActiveCall,
): ReturnType<NonNullable<Brakes["reserve"]>> | undefined {
  if (brakes.reserve === undefined) return undefined;
  const firm = firmBound(call, evaluator);
  const boundUsd = firm ?? callBound(call, evaluator, longestOutput);
  if (boundUsd === 0) return undefined;
  const { signal } = controller;
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
  giveUpIfStopped(lane, self);
  const { evaluator, clock } = lane;
  self.sending = true;
  self.requests += 1;
  const start = clock.monotonic();
  try {
    const asking = evaluator.model.complete(requestOf(lane, self, held.passage));
    const reply = await untilAborted(asking, self.controller.signal);
    const latencyMs = clock.monotonic() - start;
    const answered = { kind: "sent", reply, latencyMs, ...costsOf(lane, self, reply) } as const;
    self.answered = { ...answered, attempts: self.requests };
    held.reservation?.pay(answered.costUsd ?? answered.assumedCostUsd ?? 0);
    held.passage?.answered(reply.usage);
    return self.answered;
  } catch (error) {
    if (error instanceof ModelError) heed(lane, error, { self, passage: held.passage });
    throw error;
  } finally {
    self.sending = false;
  }
}

function requestOf(lane: LaneState, self: ActiveCall, passage: Passage | undefined): ChatRequest {
  const { sampling, ask } = self.call;
  const { messages, answer, schema } = ask;
  const { address, controller } = self;
  const request = { messages, sampling, answer, schema, address, signal: controller.signal };
  if (passage === undefined) return request;
  const { key } = passage;
  return {
    ...request,
    key,
    onLimits: (limits) => {
      lane.turnstile.learn(key, limits);
    },
  };
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
  tellOfExcess(lane, call, usage?.output ?? 0);
  return { costUsd, assumedCostUsd };
}

/** A provider that bills more than it was allowed breaks a budget, and nothing here can hinder it: it is said once. */
function tellOfExcess(lane: LaneState, { sampling }: ResolvedCall, output: number): void {
  const { evaluator, brakes, id, emit } = lane;
  const most = evaluator.mostOutput?.(sampling) ?? Infinity;
  if (lane.hasExceeded || output <= most || brakes.reserve === undefined) return;
  lane.hasExceeded = true;
  void emit({ kind: "bound-exceeded", evaluator: id, allowed: most, billed: output });
}

/** Lets a failure act on the evaluator's other calls. */
function heed(
  lane: LaneState,
  error: ModelError,
  { self, passage }: { readonly self: ActiveCall; readonly passage: Passage | undefined },
): void {
  const key = passage?.key ?? 0;
  if (isHopeless(error)) setAside(lane, error, key);
  else if (!isRefusal(error)) passage?.failed();
  else {
    const { inARow = 0, waitMs = 0 } = passage?.refused(error.retryAfterMs ?? 0) ?? {};
    const { failure } = error;
    if (inARow > refusalsInARow * lane.evaluator.maxAttempts) setAside(lane, error, key);
    else void lane.emit({ kind: "retry", evaluator: lane.id, failure, attempt: self.requests, waitMs });
  }
}

/** Uses a key no more, and gives the evaluator up where no other is left. */
function setAside(lane: LaneState, error: ModelError, key: number): void {
  const { turnstile, evaluator, id, emit } = lane;
  if (turnstile.isAside(key)) return;
  const { keys = [] } = evaluator;
  turnstile.setAside(key);
  if (!turnstile.isShut) {
    void emit({ kind: "key-set-aside", evaluator: id, key: keys[key] ?? "", message: error.message });
    return;
  }
  const failed = failedCall(error);
  const names = keys.length > 1 ? ` (none of its keys is left: ${keys.join(", ")})` : "";
  abortLane(lane, { ...failed, message: `${failed.message}${names}` });
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
