import type { CallRecord } from "../core/call-record.js";
import type { FinishReason } from "../core/chat-reply.js";
import { isRecord } from "../core/is-record.js";

const finishReasons: Readonly<Record<FinishReason, true>> = {
  stop: true,
  length: true,
  refusal: true,
  "content-filter": true,
  unknown: true,
};

/** Whether a value read from disk is a whole call record; fields that this version does not know are let through. */
export function isCallRecord(value: unknown): value is CallRecord {
  return (
    isRecord(value) &&
    ["id", "evaluator", "evaluatorId", "step", "messagesHash", "at"].every((key) => isText(value[key])) &&
    isReply(value["reply"]) &&
    isOptional(value["latencyMs"], isNumber) &&
    isOptional(value["batch"], isText) &&
    isNumber(value["attempts"]) &&
    isOptional(value["costUsd"], isNumber) &&
    isOptional(value["assumedCostUsd"], isNumber)
  );
}

function isReply(value: unknown): boolean {
  return (
    isRecord(value) &&
    isText(value["text"]) &&
    isText(value["finishReason"]) &&
    Object.hasOwn(finishReasons, value["finishReason"]) &&
    isOptional(value["usage"], isUsage) &&
    isOptional(value["logprobs"], (list) => Array.isArray(list) && list.every(isToken)) &&
    isOptional(value["servedModel"], isText) &&
    isOptional(value["requestId"], isText)
  );
}

function isUsage(value: unknown): boolean {
  return (
    isRecord(value) &&
    isNumber(value["input"]) &&
    isNumber(value["output"]) &&
    ["reasoning", "cacheRead", "cacheWrite"].every((key) => isOptional(value[key], isNumber))
  );
}

function isToken(value: unknown): boolean {
  return (
    isAlternative(value) &&
    isRecord(value) &&
    Array.isArray(value["top"]) &&
    value["top"].every(isAlternative)
  );
}

function isAlternative(value: unknown): boolean {
  return isRecord(value) && isText(value["token"]) && isNumber(value["logprob"]);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isNumber(value: unknown): boolean {
  return typeof value === "number";
}

function isOptional(value: unknown, holds: (value: unknown) => boolean): boolean {
  return value === undefined || holds(value);
}
