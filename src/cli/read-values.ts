import { UsageError } from "../core/errors.js";

/** What words stand for, as a flag says it: `pass=1,fail=0`. Throws a `UsageError` for anything else. */
export function readValues(text: string): ReadonlyMap<string, number> {
  const values = new Map<string, number>();
  for (const part of text.split(",")) {
    const at = part.lastIndexOf("=");
    const [word, written] = [part.slice(0, at).trim(), part.slice(at + 1).trim()];
    const value = Number(written);
    if (at < 1 || word === "" || written === "" || !Number.isFinite(value) || values.has(word)) {
      throw new UsageError(`Expected word=number pairs for --values: got '${text}'`, {
        hint: "As in --values pass=1,fail=0",
      });
    }
    values.set(word, value);
  }
  return values;
}
