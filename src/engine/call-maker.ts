import PQueue from "p-queue";
import type { AttemptJournal } from "../core/attempt-journal.js";
import type { Clock } from "../core/clock.js";
import type { EngineEvent } from "../core/engine.js";
import { messagesHash } from "../core/messages-hash.js";
import type { Random } from "../core/random.js";
import type { ResultStore } from "../core/result-store.js";
import type { Trial } from "../core/trial.js";
import { addressOf } from "./address-of.js";
import type { Brakes } from "./brakes.js";
import type { CallState, FailedCall } from "./call-state.js";
import type { EngineEvaluator } from "./engine-evaluator.js";
import { evaluatorLane, type EvaluatorLane, type HaltedCall } from "./evaluator-lane.js";
import type { SentCall } from "./lane-state.js";
import { loseAttempt } from "./lose-attempt.js";
import type { ResolvedCall } from "./resolve-call.js";

/** What making calls rests on. */
export interface CallMakerOptions {
  readonly evaluators: ReadonlyMap<string, EngineEvaluator>;
  readonly store: ResultStore;
  readonly attempts?: AttemptJournal | undefined;
  readonly clock: Clock;
  readonly random: Random;
  /** Requests in flight over all evaluators. */
  readonly concurrency: number;
  readonly brakes: Brakes;
  readonly emit: (event: EngineEvent) => Promise<void> | undefined;
}

/** A call's end, or that the go stopped before there was one. */
export type SettledCall = CallState | HaltedCall;

/** Makes the calls of one go: each one once, however many trials ask for it. */
export interface CallMaker {
  /**
   * How a call ends: from the store, from another trial that asks for it too, or by making it. A call that failed is not
   * made again in the same go, so that outcomes do not depend on which trial asked first. Rejects with what the store or a
   * bug of an adapter throws.
   */
  settle(call: ResolvedCall, trial: Trial): SettledCall | Promise<SettledCall>;
  /** Starts no request any more; those in flight end as they may. */
  halt(): void;
  /** Ends those in flight as well. */
  abort(): void;
  /** Resolves once no call is in flight any more and nothing waits in the background. */
  close(): Promise<void>;
}

/**
 * Makes calls and keeps their replies: a reply counts once it is durable. Kept are replies that ended by themselves, in a
 * refusal, or at the token limit (the same settings would be cut short again; raising the limit makes it another call). A
 * reply that a provider's filter stopped is not kept: the call has failed, and the next run makes it again; what it cost is noted.
 */
export function callMaker(options: CallMakerOptions): CallMaker {
  const lanes = lanesOf(options);
  const each = (act: (lane: EvaluatorLane) => void): void => {
    for (const { lane } of lanes.values()) act(lane);
  };
  const inFlight = new Map<string, Promise<SettledCall>>();
  const failures = new Map<string, FailedCall>();

  async function make(call: ResolvedCall, trial: Trial): Promise<SettledCall> {
    const { lane, evaluator } = laneOf(lanes, call);
    try {
      const sent = await lane.send(call, addressOf(call, trial));
      const state = sent.kind === "sent" ? await keep(options, { call, evaluator, sent }) : sent;
      if (state.kind === "failed") failures.set(call.id, state);
      return state;
    } finally {
      inFlight.delete(call.id);
    }
  }

  return {
    settle(call, trial): SettledCall | Promise<SettledCall> {
      const record = options.store.find(call.id);
      if (record !== undefined) return { kind: "reply", reply: record.reply };
      const known = failures.get(call.id) ?? inFlight.get(call.id) ?? laneOf(lanes, call).lane.aborted;
      if (known !== undefined) return known;
      if (!options.brakes.mayCall()) return { kind: "halted" };
      const made = make(call, trial);
      // Whoever awaits the call sees the error; nobody may be left to await it.
      made.catch(() => undefined);
      inFlight.set(call.id, made);
      return made;
    },
    halt(): void {
      each((lane) => {
        lane.halt();
      });
    },
    abort(): void {
      each((lane) => {
        lane.abort();
      });
    },
    async close(): Promise<void> {
      await Promise.allSettled(inFlight.values());
      each((lane) => {
        lane.close();
      });
    },
  };
}

interface CallToKeep {
  readonly call: ResolvedCall;
  readonly evaluator: EngineEvaluator;
  readonly sent: SentCall;
}

async function keep(options: CallMakerOptions, { call, evaluator, sent }: CallToKeep): Promise<CallState> {
  const { store, clock, emit } = options;
  const { reply, costUsd, assumedCostUsd, latencyMs, attempts } = sent;
  const { usage } = reply;
  const filtered = reply.finishReason === "content-filter" && evaluator.replayed !== true;
  if (!filtered) {
    await store.append({
      id: call.id,
      evaluator: evaluator.model.fingerprint,
      evaluatorId: call.evaluator,
      step: call.ask.step,
      messagesHash: messagesHash(call.ask.messages),
      reply,
      costUsd,
      assumedCostUsd,
      latencyMs,
      attempts,
      at: new Date(clock.now()).toISOString(),
    });
    sent.noted?.open?.kept();
  } else if (sent.noted !== undefined) {
    loseAttempt(options.attempts, sent.noted, { why: "content-filter", usage, costUsd });
  }
  const event = {
    kind: "call",
    evaluator: call.evaluator,
    id: call.id,
    costUsd,
    usage,
    latencyMs,
    attempts,
  } as const;
  const room = emit(event);
  if (room !== undefined) await room;
  if (!filtered) return { kind: "reply", reply };
  return { kind: "failed", failure: "content-filter", message: "The provider's filter stopped the reply" };
}

interface OpenLane {
  readonly lane: EvaluatorLane;
  readonly evaluator: EngineEvaluator;
}

function lanesOf(options: CallMakerOptions): ReadonlyMap<string, OpenLane> {
  const { evaluators, concurrency } = options;
  const wanted = [...evaluators.values()]
    .filter(({ replayed }) => replayed !== true)
    .reduce((sum, evaluator) => sum + evaluator.concurrency, 0);
  const overall = wanted > concurrency ? new PQueue({ concurrency }) : undefined;
  return new Map(
    [...evaluators].map(([id, evaluator]) => [
      id,
      { evaluator, lane: evaluatorLane({ ...options, id, evaluator, overall }) },
    ]),
  );
}

function laneOf(lanes: ReadonlyMap<string, OpenLane>, call: ResolvedCall): OpenLane {
  const lane = lanes.get(call.evaluator);
  if (lane === undefined) throw new Error(`No lane for evaluator ${call.evaluator}`);
  return lane;
}
