import type { BatchCall, BatchJournal, OpenBatch } from "../core/batch-journal.js";
import type { FailedBatchCall } from "../core/batch-model.js";
import type { EngineEvent } from "../core/engine.js";
import { isRetryable } from "../core/is-retryable.js";
import type { BatchBudget, BatchHold } from "./batch-budget.js";
import type { FailedCall } from "./call-state.js";
import type { ResolvedCall } from "./resolve-call.js";

/** What the tracker rests on. */
export interface BatchTrackerOptions {
  readonly journal: BatchJournal;
  readonly liveBelow: number;
  readonly emit: (event: EngineEvent) => Promise<void> | undefined;
}

/** Batches that a call may come to nothing in, in one go, before it goes live, or fails where nothing goes live. */
const batchesBeforeLive = 2;
const batchesBeforeFailure = 3;

/** What is known of the calls of one go: which are in a batch, which go live, which failed. Told of every change. */
export class BatchTracker {
  /** Calls that are in a batch, or gathered for one. */
  readonly taken: Set<string> = new Set<string>();
  /** Keys of batches that are being handed in at this moment. */
  readonly sending: Set<string> = new Set<string>();
  /** Money set aside for open batches, by key. */
  readonly holds: Map<string, BatchHold> = new Map<string, BatchHold>();
  /** The most calls of a batch that an evaluator has taken, where it said so. */
  readonly crowded: Map<string, number> = new Map<string, number>();
  readonly #options: BatchTrackerOptions;
  readonly #failures = new Map<string, FailedCall>();
  readonly #live = new Set<string>();
  readonly #withoutApi = new Set<string>();
  readonly #aborted = new Map<string, FailedCall>();
  readonly #vain = new Map<string, number>();
  #failed = 0;
  #version = 0;
  #collecting = 0;
  #unsettled = false;
  #waiting: (() => void)[] = [];

  constructor(options: BatchTrackerOptions) {
    this.#options = options;
    for (const { calls } of options.journal.open()) for (const { id } of calls) this.taken.add(id);
  }

  /** Sets money aside for what was handed in before. */
  holdOpen(money: BatchBudget | undefined): void {
    if (money === undefined) return;
    for (const { key, boundUsd } of this.#options.journal.open()) this.holds.set(key, money.hold(boundUsd));
  }

  /** Grows with every change that may let a trial go on. */
  get version(): number {
    return this.#version;
  }

  /**
   * Whether a batch has been collected since the round began. A trial met in its middle asks for more before others can: what
   * goes on because of it would be handed in crumb by crumb.
   */
  get unsettled(): boolean {
    return this.#unsettled;
  }

  beginRound(): void {
    this.#unsettled = this.#collecting > 0;
  }

  /** Does the work of taking a batch's replies in; where it breaks off, what waited for it may go on. */
  async collecting<T>(work: () => Promise<T>): Promise<T> {
    this.#collecting += 1;
    this.#unsettled = true;
    try {
      return await work();
    } catch (error) {
      this.change();
      throw error;
    } finally {
      this.#collecting -= 1;
    }
  }

  /** Resolves at the next change. */
  changed(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  change(): void {
    this.#version += 1;
    this.wake();
  }

  /** Lets those go on who wait for a change. */
  wake(): void {
    const woken = this.#waiting;
    this.#waiting = [];
    for (const wake of woken) wake();
  }

  /** How a call failed for good in this go. */
  failureOf({ id, evaluator }: ResolvedCall): FailedCall | undefined {
    return this.#failures.get(id) ?? this.#aborted.get(evaluator);
  }

  isAborted(evaluator: string): boolean {
    return this.#aborted.has(evaluator);
  }

  /** Whether a call goes live although its evaluator has a batch API. */
  goesLive({ id, evaluator }: ResolvedCall): boolean {
    return this.#withoutApi.has(evaluator) || this.#live.has(id);
  }

  fail(id: string, failed: FailedCall): void {
    this.#failures.set(id, failed);
  }

  sendLive(ids: readonly string[]): void {
    for (const id of ids) {
      this.taken.delete(id);
      this.#live.add(id);
    }
    this.change();
  }

  /** A call came to nothing in a batch: it is tried again where that may help. */
  async cameToNothing(evaluator: string, { id }: BatchCall, failed: FailedBatchCall): Promise<void> {
    this.#failed += 1;
    const { failure, message } = failed;
    if (failure === "auth" || failure === "not-found") await this.abort(evaluator, failed);
    const times = (this.#vain.get(id) ?? 0) + 1;
    this.#vain.set(id, times);
    if (!isRetryable(failure)) this.fail(id, { kind: "failed", failure, message });
    else if (this.#options.liveBelow > 0 && times >= batchesBeforeLive) this.#live.add(id);
    else if (times >= batchesBeforeFailure) {
      this.fail(id, { kind: "failed", failure, message: `${message} (in ${times} batches)` });
    }
  }

  /** All that is left of an evaluator fails alike. */
  async abort(evaluator: string, { failure, message }: FailedBatchCall): Promise<void> {
    if (this.#aborted.has(evaluator)) return;
    this.#aborted.set(evaluator, { kind: "failed", failure, message });
    await this.#options.emit({ kind: "evaluator-aborted", evaluator, message });
    this.change();
  }

  /** An evaluator turned out to have no batch API. */
  async withoutApi(evaluator: string, message: string): Promise<void> {
    this.#withoutApi.add(evaluator);
    await this.#options.emit({ kind: "evaluator-live", evaluator, message });
    this.change();
  }

  /** A batch is over: its calls are free to be asked again where they have no reply. */
  async over({ key, calls }: OpenBatch): Promise<void> {
    for (const { id } of calls) this.taken.delete(id);
    this.holds.get(key)?.release();
    this.holds.delete(key);
    this.change();
    await this.tell();
  }

  /** Tells how batches stand. */
  async tell(): Promise<void> {
    const { journal, emit } = this.#options;
    const open = journal.open();
    await emit({
      kind: "batches",
      open: open.length,
      calls: open.reduce((sum, { calls }) => sum + calls.length, 0),
      done: journal.ended(),
      failed: this.#failed,
      since: open[0]?.at,
    });
  }
}
