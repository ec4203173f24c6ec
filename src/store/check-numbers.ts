import { StoreError } from "../core/errors.js";

/**
 * Refuses numbers that JSON cannot hold. JSON would turn them into null without a word, and a reader would take that for
 * "not measured".
 *
 * @param value a record, or a part of one
 * @param path what the value is called, for the message
 * @throws StoreError naming the first number that is NaN or infinite
 */
export function checkNumbers(value: unknown, path: string): void {
  if (typeof value === "number") {
    if (!Number.isFinite(value)) {
      throw new StoreError(`Cannot store ${path}: ${value} is not a finite number`);
    }
  } else if (typeof value === "object" && value !== null) {
    for (const [key, entry] of Object.entries(value)) {
      if (typeof entry !== "string") checkNumbers(entry, `${path}.${key}`);
    }
  }
}
