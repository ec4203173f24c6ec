import type { CallRecord } from "../core/call-record.js";
import { StoreError } from "../core/errors.js";
import type { ResultStore } from "../core/result-store.js";

/** The stores of a layered store. */
export interface Layers {
  /** Takes every append. */
  readonly own: ResultStore;
  /** Read only; where several keep a call, the first one's record counts. */
  readonly others: readonly ResultStore[];
}

/**
 * A store that also finds what other runs keep: own records first, then those of the others in their order. What it finds
 * in another run is not copied. Closing it closes them all.
 */
export function layeredStore({ own, others }: Layers): ResultStore {
  const all = [own, ...others];
  const keeper = (id: string): ResultStore | undefined => all.find((store) => store.has(id));
  return {
    async append(record): Promise<void> {
      if (others.some((store) => store.has(record.id))) {
        throw new StoreError(`Cannot store call ${record.id}: a run that is reused holds it already`);
      }
      await own.append(record);
    },
    has: (id) => keeper(id) !== undefined,
    find: (id) => keeper(id)?.find(id),
    async *records(): AsyncGenerator<CallRecord> {
      for (const store of all) {
        for await (const record of store.records()) if (keeper(record.id) === store) yield record;
      }
    },
    async close(): Promise<void> {
      const ends = await Promise.allSettled(all.map((store) => store.close()));
      for (const end of ends) if (end.status === "rejected") throw end.reason;
    },
  };
}
