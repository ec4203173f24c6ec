import type { BatchCall } from "../core/batch-journal.js";
import type { BatchLimits } from "../core/batch-model.js";
import { messagesHash } from "../core/messages-hash.js";
import type { ResolvedCall } from "./resolve-call.js";

/** Calls of one evaluator that are gathered for its next batch. */
export interface BatchChunk {
  readonly calls: BatchCall[];
  readonly lines: string[];
  bytes: number;
  /** What they cost at most, in US dollars. */
  usd: number;
}

/** An empty chunk. */
export function emptyChunk(): BatchChunk {
  return { calls: [], lines: [], bytes: 0, usd: 0 };
}

/** Whether a line of so many bytes still fits. */
export function hasRoom(chunk: BatchChunk, bytes: number, limits: BatchLimits): boolean {
  return chunk.calls.length < limits.requests && chunk.bytes + bytes <= limits.bytes;
}

/** Adds a call with its line. */
export function addCall(
  chunk: BatchChunk,
  call: ResolvedCall,
  { line, usd }: { readonly line: string; readonly usd: number },
): void {
  chunk.calls.push({
    id: call.id,
    step: call.ask.step,
    messagesHash: messagesHash(call.ask.messages),
    logprobs: call.sampling.logprobs !== undefined,
  });
  chunk.lines.push(line);
  chunk.bytes += lineBytes(line);
  chunk.usd += usd;
}

/** Bytes of a line with what parts it from the next. */
export function lineBytes(line: string): number {
  return Buffer.byteLength(line) + 2;
}
