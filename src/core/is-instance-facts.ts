import type { InstanceFacts } from "./instance-facts.js";
import { isRecord } from "./is-record.js";

/** Whether a value read from a run folder is an instance's facts. */
export function isInstanceFacts(value: unknown): value is InstanceFacts {
  return (
    isRecord(value) &&
    ["dataset", "id", "cluster"].every((key) => typeof value[key] === "string") &&
    isRecord(value["gold"]) &&
    isRecord(value["tags"]) &&
    isRecord(value["nulls"]) &&
    Array.isArray(value["lengths"]) &&
    (value["formats"] === undefined || Array.isArray(value["formats"])) &&
    (value["outputIds"] === undefined || Array.isArray(value["outputIds"])) &&
    (value["order"] === undefined || Array.isArray(value["order"]))
  );
}
