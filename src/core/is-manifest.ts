import { isRecord } from "./is-record.js";
import type { RunManifest } from "./run-manifest.js";

/** Whether a value read from a run folder is a manifest of the version that this program writes. */
export function isManifest(value: unknown): value is RunManifest {
  return (
    isRecord(value) &&
    value["schema"] === "reife/manifest/1" &&
    Array.isArray(value["cells"]) &&
    Array.isArray(value["reuse"])
  );
}
