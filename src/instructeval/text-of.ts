import { DatasetError } from "../core/errors.js";
import type { BenchmarkData } from "./benchmark-format.js";

/** A file as UTF-8 text, without a byte order mark. Throws a `DatasetError` for anything else. */
export function textOf({ name, bytes }: BenchmarkData): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new DatasetError(`Cannot read ${name}: it is no UTF-8 text`, { cause });
  }
}
