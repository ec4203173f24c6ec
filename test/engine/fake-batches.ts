import type { BatchItem, BatchModel, BatchState } from "../../src/core/batch-model.js";
import type { ChatRequest } from "../../src/core/chat-model.js";
import { ModelError } from "../../src/core/errors.js";
import type { FakeModel } from "./fake-model.js";

/** A batch API in memory. */
export interface FakeBatches extends BatchModel {
  /** Calls of each batch that was taken. */
  readonly taken: readonly (readonly string[])[];
  /** Calls that were answered, as often as they were. */
  readonly answered: readonly string[];
}

/** How it behaves; `number` counts batches from 1, `times` how often a call has been in one. */
export interface FakeBatchesOptions {
  readonly looks?: number;
  readonly requests?: number;
  /** What passes between two results. */
  readonly pause?: () => Promise<void>;
  readonly item?: (call: string, times: number) => Extract<BatchItem, { kind: "failed" }> | undefined;
  readonly state?: (number: number, size: number) => BatchState | undefined;
  /** What submitting throws, before or after the batch was taken. */
  readonly submit?: (tries: number) => { readonly error: ModelError; readonly taken: boolean } | undefined;
}

/** A batch API whose replies are those of a model. */
export function fakeBatches(model: FakeModel, options: FakeBatchesOptions = {}): FakeBatches {
  const requests = new Map<string, ChatRequest>();
  const batches: { readonly key: string; readonly calls: readonly string[]; looks: number }[] = [];
  const times = new Map<string, number>();
  const answered: string[] = [];
  let tries = 0;
  const numberOf = (id: string): number => Number(id.slice("batch-".length));
  return {
    answered,
    get taken(): readonly (readonly string[])[] {
      return batches.map(({ calls }) => calls);
    },
    limits: { requests: options.requests ?? 1000, bytes: 1e9 },
    line(call, request): string {
      requests.set(call, request);
      return call;
    },
    async submit({ key, lines }): Promise<string> {
      tries += 1;
      await Promise.resolve();
      const trouble = options.submit?.(tries);
      if (trouble?.taken === false) throw trouble.error;
      batches.push({ key, calls: lines, looks: 0 });
      for (const call of lines) times.set(call, (times.get(call) ?? 0) + 1);
      if (trouble !== undefined) throw trouble.error;
      return `batch-${batches.length}`;
    },
    async find({ key }) {
      await Promise.resolve();
      const place = batches.findIndex((batch) => batch.key === key);
      return place < 0 ? { kind: "absent" } : { kind: "found", id: `batch-${place + 1}` };
    },
    async look(id): Promise<BatchState> {
      await Promise.resolve();
      const batch = batches[numberOf(id) - 1];
      if (batch === undefined) throw new ModelError("gone", { failure: "not-found", status: 404 });
      batch.looks += 1;
      if (batch.looks < (options.looks ?? 2)) return { kind: "open" };
      const state = options.state?.(numberOf(id), batch.calls.length);
      return state ?? { kind: "ended", rest: { failure: "bad-response", message: "no result" } };
    },
    async *results(id): AsyncGenerator<BatchItem> {
      for (const call of [...(batches[numberOf(id) - 1]?.calls ?? [])].reverse()) {
        const request = requests.get(call);
        if (request === undefined) continue;
        const failed = options.item?.(call, times.get(call) ?? 1);
        if (failed === undefined) answered.push(call);
        yield failed ?? { kind: "reply", call, reply: await model.complete(request) };
        await options.pause?.();
      }
    },
    cancel: () => Promise.resolve(),
  };
}
