import type { ResultStore } from "../core/result-store.js";

/** A store that tells of each call whose record has become durable; all else is the other store's. */
export function tellingStore(store: ResultStore, onDurable: (call: string) => void): ResultStore {
  return {
    ...store,
    async append(record): Promise<void> {
      await store.append(record);
      onDurable(record.id);
    },
  };
}
