import { isRecord } from "../core/is-record.js";
import { parseJson } from "../core/parse-json.js";

/** What a run or a worker says of itself, as JSON. Its form never changes: those of another version read it too. */
export interface Notice {
  /** Of jobs and answers. */
  readonly format: number;
  /** Of reife. */
  readonly version: string;
  /** Of the run, or of the worker. */
  readonly name: string;
}

/** Reads a notice; undefined for anything else. */
export function readNotice(text: string | null | undefined): Notice | undefined {
  if (text === null || text === undefined) return undefined;
  const value = parseJson(text);
  if (!isRecord(value)) return undefined;
  const { format, version, name } = value;
  return typeof format === "number" && typeof version === "string" && typeof name === "string"
    ? { format, version, name }
    : undefined;
}
