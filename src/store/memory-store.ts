import type { CallRecord } from "../core/call-record.js";
import { StoreError } from "../core/errors.js";
import type { ResultStore } from "../core/result-store.js";
import { checkNumbers } from "./check-numbers.js";

/** A store that lasts as long as the process: for dry runs and tests. Begins with the records given. */
export function memoryStore(records: Iterable<CallRecord> = []): ResultStore {
  const kept = new Map<string, CallRecord>();
  let closed = false;
  for (const record of records) if (!kept.has(record.id)) kept.set(record.id, record);
  return {
    async append(record): Promise<void> {
      if (closed) throw new StoreError("Cannot write to memory: the store is closed");
      if (kept.has(record.id))
        throw new StoreError(`Cannot store call ${record.id} in memory: it is there already`);
      checkNumbers(record, `call ${record.id}`);
      kept.set(record.id, record);
      // Nothing may count on being continued before other work goes on, as with a disk.
      await Promise.resolve();
    },
    has: (id) => kept.has(id),
    find(id): CallRecord | undefined {
      if (closed && kept.has(id)) throw new StoreError("Cannot read from memory: the store is closed");
      return kept.get(id);
    },
    async *records(): AsyncGenerator<CallRecord> {
      for (const record of [...kept.values()]) {
        await Promise.resolve();
        yield record;
      }
    },
    async close(): Promise<void> {
      closed = true;
      await Promise.resolve();
    },
  };
}
