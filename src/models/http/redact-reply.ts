import type { ChatReply } from "../../core/chat-reply.js";

/** Shorter ones ("EMPTY", "ollama") are no secrets and words that a judge may say. */
const shortest = 12;

/**
 * A reply without the secrets that its endpoint was sent: a gateway that echoes what it got must not bring a key into the files of a run.
 * Every other reply is the same object. Token probabilities are left out where they spell a secret.
 */
export function redactReply(reply: ChatReply, secrets: readonly string[]): ChatReply {
  const long = secrets.filter((secret) => secret.length >= shortest);
  const isTold = (text: string | undefined): boolean =>
    text !== undefined && long.some((secret) => text.includes(secret));
  const { text, servedModel, requestId, logprobs } = reply;
  if (!isTold(text) && !isTold(servedModel) && !isTold(requestId)) return reply;
  const clean = (told: string): string =>
    long.reduce((shown, secret) => shown.replaceAll(secret, "[redacted]"), told);
  return {
    ...reply,
    text: clean(text),
    servedModel: servedModel === undefined ? undefined : clean(servedModel),
    requestId: requestId === undefined ? undefined : clean(requestId),
    logprobs: isTold(text) ? undefined : logprobs,
  };
}
