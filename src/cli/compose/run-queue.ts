import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { hostname } from "node:os";
import type { EngineEvent } from "../../core/engine.js";
import { StoreError } from "../../core/errors.js";
import { isRecord } from "../../core/is-record.js";
import type { ResultStore } from "../../core/result-store.js";
import { callBound } from "../../engine/call-bound.js";
import { callCost } from "../../engine/call-cost.js";
import type { EngineEvaluator } from "../../engine/engine-evaluator.js";
import type { AnswerSink } from "../../queue/collect-answers.js";
import { openDispatcher, type Dispatcher } from "../../queue/open-dispatcher.js";
import type { RedisAddress } from "../../queue/redis-address.js";
import { remoteModel } from "../../queue/remote-model.js";
import { tellingStore } from "../../store/telling-store.js";
import { writeAtomically } from "../../store/write-atomically.js";
import { isAlive } from "./is-alive.js";
import type { PreparedRun } from "./prepare-run.js";
import { readJsonFile } from "./read-json-file.js";
import { runPathsOf } from "./run-paths-of.js";
import type { Surroundings } from "./surroundings.js";
import { packageVersion } from "./versions.js";

/** What handing out a run's calls takes. */
export interface RunQueueOptions {
  readonly address: RedisAddress;
  readonly run: PreparedRun;
  readonly evaluators: ReadonlyMap<string, EngineEvaluator>;
  /** Locked: no other process of this machine has the run's folder. */
  readonly store: ResultStore;
  readonly surroundings: Surroundings;
  readonly tell: (message: string) => void;
}

/** A run whose calls workers make. */
export interface RunQueue {
  /** The same evaluators; those behind an HTTP API are asked by workers. */
  readonly evaluators: ReadonlyMap<string, EngineEvaluator>;
  /** The same store; Redis gives up a reply once it is durable there. */
  readonly store: ResultStore;
  /** Keeps the replies of an earlier go that waits in Redis. Aborting `drain` ends the wait for calls in flight. */
  takeUp(drain: AbortSignal): Promise<void>;
  /** To be told of every event: where calls are not wanted any more, those that no worker has begun are taken back. */
  heed(event: EngineEvent): void;
  /** Harmless the second time. */
  close(): Promise<void>;
}

/** Hands out the calls of a run over Redis. Rejects as `openDispatcher` does. */
export async function openRunQueue(options: RunQueueOptions): Promise<RunQueue> {
  const { address, run, store, surroundings, tell } = options;
  const dispatcher = await openDispatcher({
    address,
    run: queueId(runPathsOf(run.out).queue),
    name: run.plan.run,
    version: packageVersion(surroundings.packageRoot),
    owner: { token: randomUUID(), host: hostname(), pid: process.pid, isAlive },
    clock: surroundings.clock,
    tell,
  });
  const sink = answerSink(options);
  let closed: Promise<void> | undefined;
  return {
    evaluators: remoteEvaluators(options, dispatcher),
    store: tellingStore(store, (call) => {
      dispatcher.stored(call);
    }),
    takeUp: (drain) => dispatcher.takeUp(sink, drain),
    heed: (event) => {
      if (event.kind === "stopped") dispatcher.withdraw();
      else if (event.kind === "evaluator-aborted") dispatcher.withdraw(event.evaluator);
    },
    close: () => (closed ??= dispatcher.close(sink)),
  };
}

/** Kept in the run's folder, so that who goes on with it finds what was left, also from another machine or folder. */
function queueId(file: string): string {
  if (existsSync(file)) {
    const value = readJsonFile(file);
    const id = isRecord(value) ? value["id"] : undefined;
    if (typeof id === "string" && /^[\da-f-]{36}$/u.test(id)) return id;
    throw new StoreError(`Cannot read ${file}: it names no queue`, {
      hint: "Delete it; replies that wait in Redis are then lost",
    });
  }
  const id = randomUUID();
  writeAtomically(file, [`${JSON.stringify({ schema: "reife/queue/1", id })}\n`]);
  return id;
}

function remoteEvaluators(
  { run, evaluators }: RunQueueOptions,
  dispatcher: Dispatcher,
): ReadonlyMap<string, EngineEvaluator> {
  return new Map(
    [...evaluators].map(([id, evaluator]) => {
      const card = run.evaluators.get(id);
      if (card?.adapter !== "openai" && card?.adapter !== "anthropic") return [id, evaluator];
      const model = remoteModel({
        card,
        fingerprint: evaluator.model.fingerprint,
        exchange: dispatcher,
        mostUsdOf: ({ messages, sampling }) =>
          evaluator.price === undefined
            ? undefined
            : callBound({ evaluator: id, ask: { messages }, sampling }, evaluator, 0),
      });
      // Each worker has keys of its own, of which nobody here knows.
      return [id, { ...evaluator, model, keys: undefined, outlives: true }];
    }),
  );
}

/** Keeps replies as the engine would; what they cost is counted by the price of the evaluator as it is now. */
function answerSink({ store, evaluators }: RunQueueOptions): AnswerSink {
  return {
    has: (call) => store.has(call),
    keep: async (call, { evaluator, evaluatorId, step, messagesHash, reply, latencyMs, at, mostUsd }) => {
      const asked = evaluators.get(evaluatorId);
      const price = asked?.model.fingerprint === evaluator ? asked.price : undefined;
      const costUsd = callCost(price, reply.usage);
      await store.append({
        id: call,
        evaluator,
        evaluatorId,
        step,
        messagesHash,
        reply,
        costUsd,
        ...(costUsd === undefined && mostUsd !== undefined ? { assumedCostUsd: mostUsd } : {}),
        latencyMs,
        attempts: 1,
        at,
      });
    },
  };
}
