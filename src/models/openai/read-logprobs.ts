import type { TokenLogprob } from "../../core/chat-reply.js";
import { isRecord } from "../../core/is-record.js";

/** Reads a choice's token probabilities; undefined where there are none, or none that can be read. */
export function readLogprobs(logprobs: unknown): readonly TokenLogprob[] | undefined {
  const content = isRecord(logprobs) ? logprobs["content"] : undefined;
  if (!Array.isArray(content) || content.length === 0) return undefined;
  const tokens = content.map((entry: unknown): TokenLogprob | undefined => {
    const token = readToken(entry);
    if (token === undefined || !isRecord(entry)) return undefined;
    const alternatives: readonly unknown[] = Array.isArray(entry["top_logprobs"])
      ? entry["top_logprobs"]
      : [];
    const top = alternatives.map(readToken).filter((other) => other !== undefined);
    return { token: token.token, logprob: token.logprob, top };
  });
  const read = tokens.filter((token) => token !== undefined);
  return read.length === tokens.length ? read : undefined;
}

function readToken(entry: unknown): { readonly token: string; readonly logprob: number } | undefined {
  if (!isRecord(entry)) return undefined;
  const { token, logprob } = entry;
  if (typeof token !== "string" || typeof logprob !== "number") return undefined;
  // Rounding can lift a certain token a hair above a probability of one.
  return { token, logprob: Math.min(0, logprob) };
}
