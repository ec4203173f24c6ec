import type { CallRecord } from "./call-record.js";

/** Keeps finished calls. Append-only: a record that `append` has resolved for survives a crash. */
export interface ResultStore {
  /** Resolves once the record is durable. Appending an id a second time is an error. */
  append(record: CallRecord): Promise<void>;
  /** Whether a finished call with this id is kept: no reading of the disk. */
  has(id: string): boolean;
  find(id: string): CallRecord | undefined;
  records(): AsyncIterable<CallRecord>;
  close(): Promise<void>;
}
