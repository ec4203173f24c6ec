import { isRecord } from "./is-record.js";
import type { RunStatus } from "./run-status.js";

/** Whether a value read from a run folder is a status of the version that this program writes. */
export function isRunStatus(value: unknown): value is RunStatus {
  return (
    isRecord(value) &&
    value["schema"] === "reife/status/1" &&
    isRecord(value["trials"]) &&
    isRecord(value["cells"]) &&
    Array.isArray(value["evaluators"])
  );
}
