import { randomUUID } from "node:crypto";
import { onTestFinished } from "vitest";
import { systemClock } from "../../src/cli/system-clock.js";
import type { ChatModel, ChatRequest } from "../../src/core/chat-model.js";
import type { HttpEvaluatorCard } from "../../src/core/evaluator-card.js";
import type { AnsweredJob } from "../../src/queue/call-answer.js";
import type { AnswerSink } from "../../src/queue/collect-answers.js";
import type { DispatcherOptions } from "../../src/queue/dispatcher-parts.js";
import { openDispatcher, type Dispatcher } from "../../src/queue/open-dispatcher.js";
import { redisAddress } from "../../src/queue/redis-address.js";
import { remoteModel } from "../../src/queue/remote-model.js";
import { runWorker } from "../../src/queue/run-worker.js";
import type { WorkerEvent, WorkerOptions } from "../../src/queue/worker-options.js";
import type { RedisServer } from "../support/redis-server.js";

/** The card of a judge that nobody looks at: tests make their models themselves. */
export const card: HttpEvaluatorCard = {
  id: "judge",
  title: "A made-up judge",
  file: "evaluators/judge.yaml",
  adapter: "openai",
  model: "made-up",
  sampling: {},
  cannot: [],
  maxTokensField: "max_tokens",
  reasoningAllowance: 0,
  systemRole: "system",
  limits: {},
};

/** Its fingerprint. */
export const fingerprint: string = "f".repeat(64);

/** A request for a call. */
export function requestFor(call: string, text = "Who is better?"): ChatRequest {
  return {
    call,
    messages: [{ role: "user", content: text }],
    sampling: { temperature: 0 },
    answer: { kind: "text" },
    address: {
      protocol: "base",
      dataset: "pairs",
      instance: "one",
      step: "verdict",
      scope: { dependsOn: "instruction" },
      sample: 0,
      repeat: 0,
    },
  };
}

/** A place that keeps what is taken up. */
export interface KeptAnswers extends AnswerSink {
  readonly kept: Map<string, AnsweredJob>;
}

/** An empty one. */
export function keptAnswers(): KeptAnswers {
  const kept = new Map<string, AnsweredJob>();
  return {
    kept,
    has: (call) => kept.has(call),
    keep: (call, answer) => {
      kept.set(call, answer);
      return Promise.resolve();
    },
  };
}

/** A dispatcher with what it has told. */
export interface DispatcherForTest {
  readonly dispatcher: Dispatcher;
  readonly model: ChatModel;
  readonly told: readonly string[];
}

/** Opens a dispatcher; it belongs to this process. */
export async function dispatcherOn(
  redis: RedisServer,
  more: Partial<DispatcherOptions> = {},
): Promise<DispatcherForTest> {
  const told: string[] = [];
  const dispatcher = await openDispatcher({
    address: redisAddress(redis.url),
    run: "11111111-2222-3333-4444-555555555555",
    name: "a run",
    version: "1.2.3",
    owner: { token: randomUUID(), host: "here", pid: 1, isAlive: () => true },
    clock: systemClock,
    tell: (message) => told.push(message),
    ...more,
  });
  const model = remoteModel({ card, fingerprint, exchange: dispatcher, mostUsdOf: () => 0.5 });
  return { dispatcher, model, told };
}

/** A worker of this process, with what has happened at it. */
export interface WorkerForTest {
  readonly events: readonly WorkerEvent[];
  /** Ends it after its calls in flight. */
  end(): Promise<void>;
}

/** Starts a worker whose model answers as told; it ends after the test at the latest. */
export function workerOn(
  redis: RedisServer,
  complete: ChatModel["complete"],
  more: Partial<WorkerOptions> = {},
): WorkerForTest {
  const events: WorkerEvent[] = [];
  const drain = new AbortController();
  const ended = runWorker({
    address: redisAddress(redis.url),
    id: randomUUID(),
    name: "w1",
    version: "1.2.3",
    concurrency: 8,
    takeoverSeconds: 30,
    clock: systemClock,
    createModel: ({ id }) => Promise.resolve({ id, fingerprint, complete }),
    onEvent: (event) => events.push(event),
    drain: drain.signal,
    ...more,
  });
  const end = async (): Promise<void> => {
    drain.abort();
    await ended;
  };
  onTestFinished(end);
  return { events, end };
}
