import { isRecord } from "../core/is-record.js";
import { parseJson } from "../core/parse-json.js";
import type { CallAnswer } from "./call-answer.js";

/** Reads what a worker of the same format wrote. Throws a TypeError for anything else. */
export function readAnswer(text: string): CallAnswer {
  const value = parseJson(text);
  if (!isAnswer(value)) throw new TypeError("Redis holds an answer that no worker of this version wrote");
  return value;
}

function isAnswer(value: unknown): value is CallAnswer {
  if (!isRecord(value) || typeof value["by"] !== "string") return false;
  const { kind, reply, message, failure, latencyMs } = value;
  if (kind === "reply")
    return isRecord(reply) && typeof reply["text"] === "string" && Number.isFinite(latencyMs);
  return (
    typeof message === "string" && (kind === "broken" || (kind === "failed" && typeof failure === "string"))
  );
}
