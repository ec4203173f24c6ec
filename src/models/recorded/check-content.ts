import type { Instance } from "../../core/instance.js";
import { sha256 } from "../../core/sha256.js";
import type { RecordedRow } from "./recording-format.js";

/** Throws the error made by `fail` where a recording's row is about another instruction or other outputs than the instance. */
export function checkContent(row: RecordedRow, instance: Instance, fail: (what: string) => Error): void {
  const texts: Readonly<Record<string, string>> = {
    instruction: instance.instruction,
    ...Object.fromEntries(instance.outputs.map((output, index) => [`output ${index + 1}`, output])),
  };
  for (const [field, hash] of Object.entries(row.content)) {
    const text = texts[field];
    if (text === undefined || sha256(text) !== hash) throw fail(`row ${instance.row} has another ${field}`);
  }
}
