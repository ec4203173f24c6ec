import type { OpenBatch } from "../core/batch-journal.js";
import type { BatchModel, BatchState } from "../core/batch-model.js";
import type { EngineEvent } from "../core/engine.js";
import { ModelError } from "../core/errors.js";
import type { BatchEngineOptions } from "./batch-engine-options.js";
import type { BatchTracker } from "./batch-tracker.js";
import { collectBatch } from "./collect-batch.js";
import type { EngineEvaluator } from "./engine-evaluator.js";
import { findBatch } from "./hand-in.js";

/** What watching rests on. */
export interface BatchWatchOptions extends BatchEngineOptions {
  readonly tracker: BatchTracker;
  readonly emit: (event: EngineEvent) => Promise<void> | undefined;
  /** Aborted once nobody waits for batches any more. */
  readonly signal: AbortSignal;
}

/** Looks in vain, one after the other, before an evaluator's batches are left alone for this go. */
const looksInVain = 60;
/** A batch that cannot be found may still be on its way for so long, in milliseconds. */
const onItsWayMs = 30_000;

interface Watch extends BatchWatchOptions {
  /** Looks that failed since the last that did not, by evaluator. */
  readonly vain: Map<string, number>;
}

/** The open batches that this run can look at: those of its evaluators as they are now. */
export function ownBatches({
  journal,
  evaluators,
  batches,
  tracker,
}: Pick<BatchWatchOptions, "journal" | "evaluators" | "batches" | "tracker">): readonly OpenBatch[] {
  return journal
    .open()
    .filter(
      ({ evaluator, fingerprint }) =>
        batches.has(evaluator) &&
        evaluators.get(evaluator)?.model.fingerprint === fingerprint &&
        !tracker.isAborted(evaluator),
    );
}

/** Looks at open batches again and again, and stores what they bring, until the signal is aborted. */
export async function watchBatches(options: BatchWatchOptions): Promise<void> {
  const { signal, clock, pollMs, tracker } = options;
  const watch = { ...options, vain: new Map<string, number>() };
  while (!signal.aborted) {
    for (const { key } of ownBatches(options)) {
      if (isStopped(signal)) return;
      // Its id may have come while another batch was looked at: without it, it would be taken for one that never arrived.
      const batch = options.journal.open().find((open) => open.key === key);
      // Whoever hands it in will know first.
      if (batch === undefined || tracker.sending.has(key)) continue;
      await lookAt(batch, watch);
    }
    await tracker.tell();
    await clock.sleep(pollMs, signal).catch(() => undefined);
  }
}

/** The signal may be aborted at any moment, whatever was read before. */
function isStopped(signal: AbortSignal): boolean {
  return signal.aborted;
}

async function lookAt(batch: OpenBatch, watch: Watch): Promise<void> {
  const { evaluators, batches, tracker, vain } = watch;
  const { evaluator: id } = batch;
  const evaluator = evaluators.get(id);
  try {
    const model = await batches.get(id)?.();
    if (model === undefined || evaluator === undefined) return;
    if (batch.id === undefined) await lookFor(batch, { ...watch, model });
    else await follow({ ...batch, id: batch.id }, { ...watch, model, evaluator });
    vain.delete(id);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    if (error.failure === "not-found" && batch.id !== undefined) {
      await lose(batch, watch);
      return;
    }
    const times = (vain.get(id) ?? 0) + 1;
    vain.set(id, times);
    if (!error.retryable || times >= looksInVain) await tracker.abort(id, error);
    else {
      const { failure } = error;
      await watch.emit({ kind: "retry", evaluator: id, failure, attempt: times, waitMs: watch.pollMs });
    }
  }
}

/** Finds out what became of a batch of which only the intent is known. */
async function lookFor(batch: OpenBatch, watch: Watch & { readonly model: BatchModel }): Promise<void> {
  const { journal, tracker, clock, pollMs } = watch;
  const found = await findBatch(batch, watch);
  if (found.kind === "found") await journal.submitted(batch.key, found.id);
  else if (found.kind === "absent" && clock.now() - Date.parse(batch.at) >= Math.min(pollMs, onItsWayMs)) {
    const vain = { failure: "network", message: "The batch did not reach the provider" } as const;
    for (const call of batch.calls) await tracker.cameToNothing(batch.evaluator, call, vain);
    await journal.end(batch.key, { how: "absent", answered: 0, failed: 0 });
    await tracker.over(batch);
  }
}

type KnownBatch = OpenBatch & { readonly id: string };

interface Following extends Watch {
  readonly model: BatchModel;
  readonly evaluator: EngineEvaluator;
}

async function follow(batch: KnownBatch, watch: Following): Promise<void> {
  const state = await watch.model.look(batch.id);
  if (state.kind === "open") return;
  if (state.kind === "refused") await refuse(batch, state, watch);
  else await collect(batch, state, watch);
}

async function collect(
  batch: KnownBatch,
  { rest }: Extract<BatchState, { kind: "ended" }>,
  watch: Following,
): Promise<void> {
  const { tracker, journal } = watch;
  const failures: (() => Promise<void>)[] = [];
  const hold = tracker.holds.get(batch.key);
  const counts = await tracker.collecting(() =>
    collectBatch(batch, rest, {
      ...watch,
      hold,
      onFailed: (call, failed) => failures.push(() => tracker.cameToNothing(batch.evaluator, call, failed)),
    }),
  );
  // Only now: a fetch that breaks off is begun anew, and would count them twice.
  for (const count of failures) await count();
  await journal.end(batch.key, { how: "fetched", ...counts });
  await tracker.over(batch);
}

async function refuse(
  batch: KnownBatch,
  refusal: Extract<BatchState, { kind: "refused" }>,
  { tracker, journal }: Watch,
): Promise<void> {
  const { evaluator, calls } = batch;
  const { failure, message } = refusal;
  if (failure === "rate-limited" && calls.length > 1) {
    tracker.crowded.set(evaluator, Math.floor(calls.length / 2));
  } else if (failure === "auth" || failure === "not-found") await tracker.abort(evaluator, refusal);
  else if (failure === "rate-limited") {
    for (const call of calls) await tracker.cameToNothing(evaluator, call, refusal);
  } else for (const { id } of calls) tracker.fail(id, { kind: "failed", failure, message });
  await journal.end(batch.key, { how: "refused", answered: 0, failed: calls.length });
  await tracker.over(batch);
}

/** The provider keeps results for some weeks only. */
async function lose(batch: OpenBatch, { tracker, journal }: Watch): Promise<void> {
  const message = `The provider knows batch ${batch.id ?? ""} no more`;
  for (const { id } of batch.calls) tracker.fail(id, { kind: "failed", failure: "not-found", message });
  await journal.end(batch.key, { how: "lost", answered: 0, failed: batch.calls.length });
  await tracker.over(batch);
}
