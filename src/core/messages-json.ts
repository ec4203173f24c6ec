import type { Message } from "./message.js";
import { promptNotes } from "./prompt-notes.js";

/**
 * A prompt as canonical JSON, in a fraction of the time that `canonicalJson` takes for the same text: what is long in a call is
 * written once for all evaluators and samples that are asked it.
 */
export function messagesJson(messages: readonly Message[]): string {
  return (promptNotes(messages).json ??= `[${messages.map(messageJson).join(",")}]`);
}

/** Takes the word of whoever has put a prompt's canonical JSON together already. */
export function rememberMessagesJson(messages: readonly Message[], json: string): void {
  promptNotes(messages).json = json;
}

function messageJson({ role, content }: Message): string {
  return `{"content":${JSON.stringify(content)},"role":"${role}"}`;
}
