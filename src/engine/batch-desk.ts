import type { BatchIntent, OpenBatch } from "../core/batch-journal.js";
import type { BatchLimits, BatchModel } from "../core/batch-model.js";
import { ModelError } from "../core/errors.js";
import { sha256 } from "../core/sha256.js";
import type { Trial } from "../core/trial.js";
import { addressOf } from "./address-of.js";
import { addCall, emptyChunk, hasRoom, lineBytes, type BatchChunk } from "./batch-chunk.js";
import { batchPart } from "./batch-part.js";
import type { BatchEngineOptions } from "./batch-engine-options.js";
import type { BatchTracker } from "./batch-tracker.js";
import type { Brakes } from "./brakes.js";
import { callBound } from "./call-bound.js";
import type { EngineEvaluator } from "./engine-evaluator.js";
import { handIn, type HandedIn } from "./hand-in.js";
import type { ResolvedCall } from "./resolve-call.js";

/** What a desk rests on. */
export interface BatchDeskOptions extends BatchEngineOptions {
  readonly tracker: BatchTracker;
  readonly brakes: Brakes;
  /** Aborted once nothing is handed in any more. */
  readonly signal: AbortSignal;
}

/** For the sake of memory, no batch holds more than this, whatever the provider would take. */
const mostOfOne = { requests: 20_000, bytes: 64_000_000 };
/** Under a budget, the first batch of an evaluator that has answered nothing is so small: it shows what calls cost. */
const firstUnderBudget = 20;

/** Gathers the calls of one go, and hands them in. */
export class BatchDesk {
  readonly #options: BatchDeskOptions;
  readonly #most: BatchLimits;
  readonly #chunks = new Map<string, BatchChunk>();
  #blocked: number | undefined;

  constructor(options: BatchDeskOptions) {
    this.#options = options;
    this.#most = options.most ?? mostOfOne;
  }

  /** What a call may cost that did not fit into the budget in this round, in US dollars. */
  get blocked(): number | undefined {
    return this.#blocked;
  }

  beginRound(): void {
    this.#blocked = undefined;
    this.#options.tracker.beginRound();
  }

  /** Takes a call for the evaluator's next batch, where it may; hands the batch in once it is full. */
  async offer(call: ResolvedCall, trial: Trial): Promise<void> {
    const { tracker, evaluators, brakes } = this.#options;
    if (!this.#mayTake(call)) return;
    const evaluator = evaluators.get(call.evaluator);
    const model = await modelOf(call.evaluator, this.#options);
    if (evaluator === undefined || model === undefined || !brakes.mayCall()) return;
    const line = lineOf(call, trial, { model, tracker });
    if (line === undefined) return;
    const usd = this.#costOf(call, evaluator);
    if (this.#isTooDear(usd)) this.#blocked = usd;
    else await this.#take(call, { line, usd, limits: this.#limitsOf(call.evaluator, model) });
  }

  /** Hands in what is gathered; while replies come in, it waits for what they let go on. */
  async flush(): Promise<void> {
    const { liveBelow, tracker } = this.#options;
    if (tracker.unsettled) return;
    for (const [evaluator, { calls }] of [...this.#chunks]) {
      if (calls.length < liveBelow) {
        this.#chunks.delete(evaluator);
        tracker.sendLive(calls.map(({ id }) => id));
      } else await this.#submit(evaluator);
    }
  }

  #mayTake({ id, evaluator }: ResolvedCall): boolean {
    const { signal, tracker } = this.#options;
    if (signal.aborted || tracker.unsettled || this.#blocked !== undefined) return false;
    return !tracker.taken.has(id) && !this.#isFull(evaluator);
  }

  /** Whether an evaluator gets no further batch until one of its open ones has ended. */
  #isFull(evaluator: string): boolean {
    const { tracker, brakes, journal } = this.#options;
    const waits = tracker.crowded.has(evaluator) || brakes.batches?.knows(evaluator) === false;
    return waits && journal.open().some((batch) => batch.evaluator === evaluator);
  }

  #isTooDear(usd: number): boolean {
    const money = this.#options.brakes.batches;
    const gathered = [...this.#chunks.values()].reduce((sum, chunk) => sum + chunk.usd, 0);
    return money !== undefined && gathered + usd > money.free();
  }

  #limitsOf(evaluator: string, { limits }: BatchModel): BatchLimits {
    const { tracker, brakes } = this.#options;
    const isFirst = brakes.batches?.knows(evaluator) === false;
    const requests = Math.min(
      limits.requests,
      this.#most.requests,
      tracker.crowded.get(evaluator) ?? Infinity,
      isFirst ? firstUnderBudget : Infinity,
    );
    return { requests, bytes: Math.min(limits.bytes, this.#most.bytes) };
  }

  #costOf(call: ResolvedCall, evaluator: EngineEvaluator): number {
    if (evaluator.price === undefined) return 0;
    const boundUsd = callBound(call, evaluator, 0);
    const bounded = { evaluator: call.evaluator, step: call.ask.step, boundUsd };
    const live = this.#options.brakes.batches?.needed(bounded) ?? boundUsd;
    return live * batchPart(evaluator.price);
  }

  async #take(call: ResolvedCall, { line, usd, limits }: PricedLine): Promise<void> {
    const { tracker } = this.#options;
    let chunk = this.#chunks.get(call.evaluator) ?? emptyChunk();
    if (!hasRoom(chunk, lineBytes(line), limits)) {
      await this.#submit(call.evaluator);
      if (this.#isFull(call.evaluator) || tracker.goesLive(call)) return;
      chunk = emptyChunk();
    }
    this.#chunks.set(call.evaluator, chunk);
    addCall(chunk, call, { line, usd });
    tracker.taken.add(call.id);
    if (chunk.calls.length >= limits.requests) await this.#submit(call.evaluator);
  }

  async #submit(evaluator: string): Promise<void> {
    const { signal, brakes, tracker, journal } = this.#options;
    const chunk = this.#chunks.get(evaluator);
    this.#chunks.delete(evaluator);
    if (chunk === undefined || chunk.calls.length === 0 || signal.aborted) return;
    const batch = { ...intentOf(evaluator, chunk, this.#options), id: undefined };
    const hold = brakes.batches?.hold(chunk.usd);
    if (hold !== undefined) tracker.holds.set(batch.key, hold);
    tracker.sending.add(batch.key);
    try {
      await journal.intend(batch);
      await send(batch, chunk.lines, this.#options);
    } finally {
      tracker.sending.delete(batch.key);
    }
  }
}

/** A call's line, what it may cost in US dollars, and what its batch may hold. */
interface PricedLine {
  readonly line: string;
  readonly usd: number;
  readonly limits: BatchLimits;
}

function intentOf(
  evaluator: string,
  { calls, usd }: BatchChunk,
  { clock, journal, evaluators }: BatchDeskOptions,
): BatchIntent {
  const at = new Date(clock.now()).toISOString();
  const place = journal.ended() + journal.open().length;
  const ids = calls.map(({ id }) => id).join("\n");
  const key = sha256(`${evaluator}\n${at}\n${place}\n${ids}`).slice(0, 32);
  const fingerprint = evaluators.get(evaluator)?.model.fingerprint ?? "";
  return { key, evaluator, fingerprint, at, boundUsd: usd, calls };
}

/** The evaluator's batch API; where it cannot be had (no key), the evaluator is given up. */
async function modelOf(
  evaluator: string,
  { batches, tracker }: Pick<BatchDeskOptions, "batches" | "tracker">,
): Promise<BatchModel | undefined> {
  if (tracker.isAborted(evaluator)) return undefined;
  try {
    return await batches.get(evaluator)?.();
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    await tracker.abort(evaluator, error);
    return undefined;
  }
}

/** The call's line; a call that cannot be sent has failed. */
function lineOf(
  call: ResolvedCall,
  trial: Trial,
  { model, tracker }: { readonly model: BatchModel; readonly tracker: BatchTracker },
): string | undefined {
  const { ask, sampling, id } = call;
  const { messages, answer, schema } = ask;
  try {
    return model.line(id, { messages, sampling, answer, schema, address: addressOf(call, trial) });
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    tracker.fail(id, { kind: "failed", failure: error.failure, message: error.message });
    return undefined;
  }
}

async function send(batch: OpenBatch, lines: readonly string[], options: BatchDeskOptions): Promise<void> {
  const { tracker, journal, evaluators, batches, signal, clock, random } = options;
  const model = await batches.get(batch.evaluator)?.();
  if (model === undefined) throw new RangeError(`${batch.evaluator} has no batch API`);
  const maxAttempts = evaluators.get(batch.evaluator)?.maxAttempts ?? 1;
  let handed: HandedIn;
  try {
    handed = await handIn(batch, lines, { model, journal, clock, random, maxAttempts, signal });
  } catch (error) {
    if (!(error instanceof ModelError) && !signal.aborted) throw error;
    await journal.end(batch.key, { how: "absent", answered: 0, failed: 0 });
    if (error instanceof ModelError) await heed(batch, error, tracker);
    await tracker.over(batch);
    return;
  }
  // Not in there: where the id cannot be written down, the batch is at the provider all the same.
  if (handed.kind === "submitted") await journal.submitted(batch.key, handed.id);
  await tracker.tell();
}

/** What it means for the calls that their batch was not taken. */
async function heed(batch: OpenBatch, error: ModelError, tracker: BatchTracker): Promise<void> {
  const { evaluator, calls } = batch;
  if (error.status === 404 || error.status === 405 || error.status === 501) {
    await tracker.withoutApi(evaluator, error.message);
  } else if (error.failure === "auth") await tracker.abort(evaluator, error);
  else if (error.status === 413 && calls.length > 1)
    tracker.crowded.set(evaluator, Math.floor(calls.length / 2));
  else {
    const { failure, message } = error;
    for (const { id } of calls) tracker.fail(id, { kind: "failed", failure, message });
  }
}
