import type { BatchJournal, OpenBatch } from "../core/batch-journal.js";
import type { BatchModel, FoundBatch } from "../core/batch-model.js";
import type { Clock } from "../core/clock.js";
import { ModelError } from "../core/errors.js";
import type { Random } from "../core/random.js";
import { retry } from "./retry.js";

/** What handing in rests on. */
export interface HandInOptions {
  readonly model: BatchModel;
  readonly journal: BatchJournal;
  readonly clock: Clock;
  readonly random: Random;
  readonly maxAttempts: number;
  /** Ends a wait between attempts. */
  readonly signal: AbortSignal;
}

/** `unknown`: whether the batch arrived will only show later. */
export type HandedIn = { readonly kind: "submitted"; readonly id: string } | { readonly kind: "unknown" };

/**
 * Hands in a batch whose intent is in the journal. Where an attempt leaves open whether the batch arrived, it is looked for
 * before there is another one, so that none is handed in twice. Rejects with a ModelError where it surely did not arrive.
 */
export async function handIn(
  batch: OpenBatch,
  lines: readonly string[],
  options: HandInOptions,
): Promise<HandedIn> {
  const { model, ...waits } = options;
  const state = { isDoubtful: false };
  const attempt = async (): Promise<HandedIn> => {
    if (state.isDoubtful) {
      const found = await findBatch(batch, options);
      if (found.kind === "found") return { kind: "submitted", id: found.id };
      if (found.kind === "unsure") return { kind: "unknown" };
      state.isDoubtful = false;
    }
    try {
      return { kind: "submitted", id: await model.submit({ key: batch.key, lines }) };
    } catch (error) {
      state.isDoubtful = mayHaveArrived(error);
      throw withoutRetry(error);
    }
  };
  try {
    return (await retry(attempt, waits)).value;
  } catch (error) {
    if (state.isDoubtful) return { kind: "unknown" };
    throw error;
  }
}

/** Looks for a batch of which only the intent is known. */
export function findBatch(
  { key, at, calls, evaluator }: OpenBatch,
  { model, journal }: Pick<HandInOptions, "model" | "journal">,
): Promise<FoundBatch> {
  const others = journal
    .open()
    .flatMap((other) => (other.evaluator === evaluator && other.id !== undefined ? [other.id] : []));
  return model.find({
    key,
    at: Date.parse(at),
    calls: new Set(calls.map(({ id }) => id)),
    others: new Set(others),
  });
}

/** A clear refusal means that it did not. */
function mayHaveArrived(error: unknown): boolean {
  if (!(error instanceof ModelError)) return true;
  const { status } = error;
  return status !== 501 && (status === undefined || status >= 500 || status === 408);
}

/** What a server does not implement it will not implement the next time either. */
function withoutRetry(error: unknown): unknown {
  if (!(error instanceof ModelError) || error.status !== 501) return error;
  return new ModelError(error.message, { failure: "not-found", status: error.status });
}
