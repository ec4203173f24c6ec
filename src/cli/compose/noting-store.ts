import type { CallRecord } from "../../core/call-record.js";
import type { ResultStore } from "../../core/result-store.js";
import type { CallFactsTable } from "./call-facts-table.js";

/** A store that notes the figures of each call that is found in it or added to it; all else is the other store's. */
export function notingStore(store: ResultStore, figures: CallFactsTable): ResultStore {
  return {
    ...store,
    find(id): CallRecord | undefined {
      const record = store.find(id);
      if (record !== undefined) figures.addRecord(record);
      return record;
    },
    async append(record): Promise<void> {
      await store.append(record);
      figures.addRecord(record);
    },
  };
}
