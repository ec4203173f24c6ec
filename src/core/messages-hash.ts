import type { Message } from "./message.js";
import { messagesJson } from "./messages-json.js";
import { sha256 } from "./sha256.js";

const hashed = new WeakMap<readonly Message[], string>();

/** SHA-256 of a prompt's canonical JSON, in hexadecimal: taken once for all evaluators and samples that are asked it. */
export function messagesHash(messages: readonly Message[]): string {
  const known = hashed.get(messages);
  if (known !== undefined) return known;
  const hash = sha256(messagesJson(messages));
  hashed.set(messages, hash);
  return hash;
}
