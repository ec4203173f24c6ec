import type { Message } from "./message.js";

const written = new WeakMap<readonly Message[], string>();

/**
 * A prompt as canonical JSON, in a fraction of the time that `canonicalJson` takes for the same text: what is long in a call is
 * written once for all evaluators and samples that are asked it.
 */
export function messagesJson(messages: readonly Message[]): string {
  const known = written.get(messages);
  if (known !== undefined) return known;
  const json = `[${messages.map(messageJson).join(",")}]`;
  written.set(messages, json);
  return json;
}

/** Takes the word of whoever has put a prompt's canonical JSON together already. */
export function rememberMessagesJson(messages: readonly Message[], json: string): void {
  written.set(messages, json);
}

function messageJson({ role, content }: Message): string {
  return `{"content":${JSON.stringify(content)},"role":"${role}"}`;
}
