import type { BatchJournal } from "../../core/batch-journal.js";
import { openBatchJournal } from "../../store/open-batch-journal.js";
import { runPathsOf } from "./run-paths-of.js";

/** Opens the journal of a run folder's batches, which the lock of the folder's store guards too. */
export function openJournal(folder: string): Promise<BatchJournal> {
  return openBatchJournal({ file: runPathsOf(folder).batches });
}
