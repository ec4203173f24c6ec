import type { Message } from "./message.js";
import { messagesJson } from "./messages-json.js";
import { promptNotes } from "./prompt-notes.js";
import { sha256 } from "./sha256.js";

/** SHA-256 of a prompt's canonical JSON, in hexadecimal: taken once for all evaluators and samples that are asked it. */
export function messagesHash(messages: readonly Message[]): string {
  return (promptNotes(messages).hash ??= sha256(messagesJson(messages)));
}
