import type { Message } from "./message.js";

/** What is known by now of a prompt. */
export interface PromptNotes {
  /** As canonical JSON. */
  json?: string;
  /** SHA-256 of that, in hexadecimal. */
  hash?: string;
}

const notes: unique symbol = Symbol("notes");

interface Noted {
  readonly [notes]?: PromptNotes;
}

/**
 * The notes of a prompt, kept by the list itself (unless it is frozen), out of sight of all that lists or copies it. No WeakMap: an
 * old one keeps what is new in it alive until the next full collection of garbage, and prompts are many, long and soon forgotten.
 */
export function promptNotes(messages: readonly Message[] & Noted): PromptNotes {
  const known = messages[notes];
  if (known !== undefined) return known;
  const created: PromptNotes = {};
  if (Object.isExtensible(messages)) Object.defineProperty(messages, notes, { value: created });
  return created;
}
