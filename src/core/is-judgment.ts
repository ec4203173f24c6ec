import { isRecord } from "./is-record.js";
import type { Judgment } from "./judgment.js";

/** Whether a value read from a run folder is a judgment. */
export function isJudgment(value: unknown): value is Judgment {
  return (
    isRecord(value) &&
    ["evaluator", "protocol", "dataset", "instance", "presentation"].every(
      (key) => typeof value[key] === "string",
    ) &&
    typeof value["repeat"] === "number" &&
    isRecord(value["outcome"]) &&
    Array.isArray(value["calls"])
  );
}
