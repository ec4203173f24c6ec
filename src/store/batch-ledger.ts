import type { BatchCall, BatchEnd, BatchIntent, OpenBatch } from "../core/batch-journal.js";
import { isRecord } from "../core/is-record.js";

/** One thing that happened to a batch, as a line of `batches.jsonl` holds it. */
export type BatchEvent =
  | ({ readonly batch: string; readonly event: "intent" } & Omit<BatchIntent, "key" | "calls"> & {
        /** Id, step, hash of the messages, and 1 where token probabilities were asked for. */
        readonly calls: readonly (readonly [string, string, string, 0 | 1])[];
      })
  | { readonly batch: string; readonly event: "submitted"; readonly id: string }
  | ({ readonly batch: string; readonly event: "ended" } & BatchEnd);

/** What the events so far add up to: the calls of open batches are held, ended ones are only counted. */
export class BatchLedger {
  readonly #open = new Map<string, OpenBatch>();
  #ended = 0;

  open(): readonly OpenBatch[] {
    return [...this.#open.values()];
  }

  ended(): number {
    return this.#ended;
  }

  /** Takes in an event. Throws a RangeError for one that fits no batch. */
  add(event: BatchEvent): void {
    const known = this.#open.get(event.batch);
    if (event.event === "intent") {
      if (known !== undefined) throw new RangeError(`Batch ${event.batch} is there already`);
      const { batch: key, evaluator, fingerprint, at, boundUsd } = event;
      const calls = event.calls.map(callOf);
      this.#open.set(key, { key, id: undefined, evaluator, fingerprint, at, boundUsd, calls });
      return;
    }
    if (known === undefined) throw new RangeError(`There is no open batch ${event.batch}`);
    if (event.event === "submitted") this.#open.set(event.batch, { ...known, id: event.id });
    else {
      this.#open.delete(event.batch);
      this.#ended += 1;
    }
  }
}

function callOf([id, step, messagesHash, logprobs]: readonly [string, string, string, 0 | 1]): BatchCall {
  return { id, step, messagesHash, logprobs: logprobs === 1 };
}

/** An intent as its line holds it. */
export function intentEvent({ key, calls, ...rest }: BatchIntent): BatchEvent {
  return {
    batch: key,
    event: "intent",
    ...rest,
    calls: calls.map(({ id, step, messagesHash, logprobs }) => [id, step, messagesHash, logprobs ? 1 : 0]),
  };
}

/** Whether a value read from disk is such an event. */
export function isBatchEvent(value: unknown): value is BatchEvent {
  if (!isRecord(value) || typeof value["batch"] !== "string") return false;
  switch (value["event"]) {
    case "intent":
      return (
        ["evaluator", "fingerprint", "at"].every((key) => typeof value[key] === "string") &&
        typeof value["boundUsd"] === "number" &&
        Array.isArray(value["calls"]) &&
        value["calls"].every(isCall)
      );
    case "submitted":
      return typeof value["id"] === "string";
    case "ended":
      return typeof value["how"] === "string" && typeof value["answered"] === "number";
    default:
      return false;
  }
}

function isCall(value: unknown): boolean {
  return Array.isArray(value) && value.slice(0, 3).every((part) => typeof part === "string");
}
