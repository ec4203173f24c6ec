import type { CallRecord } from "../core/call-record.js";
import { parseJson } from "../core/parse-json.js";
import { isCallRecord } from "./is-call-record.js";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The record that a line holds, or undefined if the bytes are not UTF-8, no JSON, or no call record. */
export function readRecord(line: Uint8Array): CallRecord | undefined {
  let value: unknown;
  try {
    value = parseJson(decoder.decode(line));
  } catch {
    return undefined;
  }
  return isCallRecord(value) ? value : undefined;
}
