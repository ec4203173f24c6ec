import type { ResultStore } from "../../core/result-store.js";
import type { CallFactsTable } from "./call-facts-table.js";

/** Reads the figures of all stored calls, without their texts, into a table. */
export async function readCallFacts(
  store: Pick<ResultStore, "records">,
  table: CallFactsTable,
): Promise<CallFactsTable> {
  for await (const record of store.records()) table.addRecord(record);
  return table;
}
