import { StoreError } from "../core/errors.js";

/** The error for a line that is whole but no call record. */
export function damagedLine(file: string, line: number): StoreError {
  return new StoreError(`Cannot read ${file}:${line}: the line is not a call record`, {
    hint: "Delete that line; its call is made again by the next run",
  });
}
