import type { Queue } from "bullmq";
import type { Redis } from "ioredis";
import type { HttpEvaluatorCard } from "../core/evaluator-card.js";
import { watchAbort } from "../core/watch-abort.js";
import type { CallAnswer } from "./call-answer.js";
import type { CallJob } from "./call-job.js";
import type { RunKeys } from "./run-keys.js";
import { readAnswer } from "./read-answer.js";
import { takenBack } from "./taken-back.js";

/** What an exchange rests on. */
export interface ExchangeOptions {
  readonly redis: Redis;
  readonly queue: Queue;
  readonly keys: RunKeys;
  readonly tell: (message: string) => void;
}

/** A call to hand out. */
export interface CallToAsk {
  /** Its id. */
  readonly call: string;
  readonly job: CallJob;
  readonly card: HttpEvaluatorCard;
  /** Aborted once nobody waits for the answer. */
  readonly signal?: AbortSignal | undefined;
}

/** Hands out calls and brings back what came of them. */
export interface CallExchange {
  /**
   * Resolves with the answer of whichever worker makes the call. A reply stays in Redis until `stored`; anything else is taken
   * out at once. Rejects with a ModelError (`aborted`) where the call was taken back, or nobody waits for it. No call may be
   * asked while it is being asked.
   */
  ask(call: CallToAsk): Promise<CallAnswer>;
  /** A worker has ended a job: its answer is there to be fetched. */
  ended(call: string): void;
  /** A job ended without an answer: no worker lived to bring one. */
  failed(call: string, reason: string): void;
  /** The reply of a call is durable here: Redis need not hold it any longer. */
  stored(call: string): void;
  /** Takes back the calls that no worker has begun, of one evaluator or of all. */
  withdraw(evaluator?: string): void;
  /** Looks after what no message came of: answers whose messages were lost, and jobs that Redis lost. */
  sweep(): Promise<void>;
  /** Ends all calls with an error. */
  fail(error: Error): void;
  /** Resolves once nothing is on its way to Redis any more. */
  settled(): Promise<void>;
}

interface AskedCall {
  readonly job: CallJob;
  readonly answer: Promise<CallAnswer>;
  readonly settle: (answer: CallAnswer) => void;
  readonly reject: (error: Error) => void;
  /** In how many sweeps in a row there was neither job nor answer. */
  missing: number;
}

interface State extends ExchangeOptions {
  readonly asked: Map<string, AskedCall>;
  /** Fingerprint -> the card as it was sent. */
  readonly cards: Map<string, string>;
  /** Why nothing can be asked any more. */
  broken: Error | undefined;
  /** On their way to Redis; none of them rejects. */
  readonly underWay: Set<Promise<void>>;
  refused: string | undefined;
}

/** Sweeps in which a job must be missing before it is handed out again. */
const patience = 2;

/** An exchange with nothing asked. */
export function callExchange(options: ExchangeOptions): CallExchange {
  const state: State = {
    ...options,
    asked: new Map(),
    cards: new Map(),
    broken: undefined,
    underWay: new Set(),
    refused: undefined,
  };
  return {
    ask: (call) => ask(state, call),
    ended: (call) => {
      if (state.asked.has(call)) send(state, () => fetchAnswer(state, call));
    },
    failed: (call, reason) => {
      const message = `No worker lived to make the call: ${reason}`;
      settle(state, call, { kind: "failed", by: "", failure: "network", message });
    },
    stored: (call) => {
      send(state, () => state.redis.hdel(state.keys.answers, call));
    },
    withdraw: (evaluator) => {
      for (const [call, { job }] of state.asked) {
        if (evaluator === undefined || job.evaluatorId === evaluator)
          send(state, () => takeBack(state, call));
      }
    },
    sweep: () => sweep(state),
    fail: (error) => {
      state.broken = error;
      for (const { reject } of state.asked.values()) reject(error);
    },
    async settled(): Promise<void> {
      while (state.underWay.size > 0) await Promise.all(state.underWay);
    },
  };
}

async function ask(state: State, { call, job, card, signal }: CallToAsk): Promise<CallAnswer> {
  if (state.broken !== undefined) throw state.broken;
  if (signal?.aborted === true) throw takenBack();
  if (state.asked.has(call)) throw new TypeError(`Call ${call} is being asked already`);
  const asked = askedCall(job);
  state.asked.set(call, asked);
  const leave = (): void => {
    asked.reject(takenBack());
    send(state, () => state.queue.remove(call));
  };
  const stay = signal === undefined ? undefined : watchAbort(signal, leave);
  send(state, () => handOut(state, { call, job, card }));
  try {
    return await asked.answer;
  } finally {
    stay?.();
    state.asked.delete(call);
  }
}

function askedCall(job: CallJob): AskedCall {
  let settle: AskedCall["settle"] = () => undefined;
  let reject: AskedCall["reject"] = () => undefined;
  const answer = new Promise<CallAnswer>((resolve, refuse) => {
    settle = resolve;
    reject = refuse;
  });
  return { job, answer, settle, reject, missing: 0 };
}

async function handOut(state: State, { call, job, card }: CallToAsk): Promise<void> {
  const { redis, keys } = state;
  if (!state.cards.has(job.evaluator)) {
    const text = JSON.stringify(card);
    state.cards.set(job.evaluator, text);
    await redis.hset(keys.cards, job.evaluator, text);
  }
  // It may have been taken back meanwhile.
  if (state.asked.has(call)) await add(state, call, job);
}

/** Puts a job on the queue; one that is there already stays as it is. */
async function add(state: State, call: string, job: CallJob): Promise<void> {
  await state.queue.add("call", job, { jobId: call, removeOnComplete: true, removeOnFail: true });
  state.refused = undefined;
}

/** What Redis refuses, or a lost connection cuts off, is told once and left to the next sweep. */
function send(state: State, command: () => Promise<unknown>): void {
  const sending = command()
    .then(() => undefined)
    .catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      if (state.refused !== message) state.tell(`Redis did not take a command, trying again: ${message}`);
      state.refused = message;
    })
    .finally(() => state.underWay.delete(sending));
  state.underWay.add(sending);
}

async function fetchAnswer(state: State, call: string): Promise<boolean> {
  const text = await state.redis.hget(state.keys.answers, call);
  if (text === null) return false;
  settle(state, call, readAnswer(text));
  return true;
}

function settle(state: State, call: string, answer: CallAnswer): void {
  const asked = state.asked.get(call);
  if (asked === undefined) return;
  // No record will be kept of it, and the next attempt must not find it.
  const isKept = answer.kind === "reply" && answer.reply.finishReason !== "content-filter";
  if (isKept) asked.settle(answer);
  else {
    send(state, async () => {
      await state.redis.hdel(state.keys.answers, call);
      asked.settle(answer);
    });
  }
}

/** Takes a call off the queue, unless a worker has begun it. */
async function takeBack(state: State, call: string): Promise<void> {
  const removed = await state.queue.remove(call);
  if (removed === 0 || (await fetchAnswer(state, call))) return;
  state.asked.get(call)?.reject(takenBack());
}

async function sweep(state: State): Promise<void> {
  const { redis, queue, keys } = state;
  const calls = [...state.asked.keys()];
  if (calls.length === 0) return;
  // In this order: a worker brings the answer before the job ends.
  const jobs = await Promise.all(calls.map((call) => redis.exists(queue.toKey(call))));
  const answers = await redis.hmget(keys.answers, ...calls);
  let again = 0;
  for (const [index, call] of calls.entries()) {
    const asked = state.asked.get(call);
    const answer = answers[index] ?? null;
    if (asked === undefined) continue;
    if (answer !== null) settle(state, call, readAnswer(answer));
    asked.missing = answer === null && jobs[index] === 0 ? asked.missing + 1 : 0;
    if (asked.missing < patience) continue;
    asked.missing = 0;
    again += 1;
    send(state, () => add(state, call, asked.job));
  }
  if (again > 0) {
    for (const [fingerprint, card] of state.cards)
      send(state, () => redis.hset(keys.cards, fingerprint, card));
    state.tell(`Redis has lost ${again} call${again === 1 ? "" : "s"}: handed out again`);
  }
}
