import type { BatchJournal } from "../core/batch-journal.js";
import { BatchLedger, intentEvent } from "./batch-ledger.js";

/** A journal that lasts as long as the process: for tests. */
export function memoryBatchJournal(): BatchJournal {
  const ledger = new BatchLedger();
  return {
    open: () => ledger.open(),
    ended: () => ledger.ended(),
    async intend(intent): Promise<void> {
      ledger.add(intentEvent(intent));
      await Promise.resolve();
    },
    async submitted(batch, id): Promise<void> {
      ledger.add({ batch, event: "submitted", id });
      await Promise.resolve();
    },
    async end(batch, end): Promise<void> {
      ledger.add({ batch, event: "ended", ...end });
      await Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
}
