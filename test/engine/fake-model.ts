import type { ChatModel, ChatRequest } from "../../src/core/chat-model.js";
import type { ChatReply } from "../../src/core/chat-reply.js";
import type { Clock } from "../../src/core/clock.js";

/** A chat model in memory that counts what it is asked. */
export interface FakeModel extends ChatModel {
  readonly requests: readonly ChatRequest[];
  /** Requests in flight now, and the most there ever were. */
  readonly inFlight: { readonly now: number; readonly most: number };
}

/** How a fake model behaves. */
export interface FakeModelOptions {
  readonly id?: string;
  readonly clock?: Clock;
  /** How long a request takes. */
  readonly latencyMs?: (request: ChatRequest) => number;
  /** What it replies, or throws; the number counts requests with the same messages and sample, from 1. */
  readonly reply?: (request: ChatRequest, number: number) => ChatReply;
}

/** What a fake model replies when nothing else is said: a text that depends on the request alone. */
export function plainReply(request: ChatRequest): ChatReply {
  const { sample } = request.address;
  return { text: `re ${request.messages.at(-1)?.content ?? ""} #${sample}`, finishReason: "stop" };
}

/** A fake model. */
export function fakeModel({
  id = "judge",
  clock,
  latencyMs,
  reply = plainReply,
}: FakeModelOptions = {}): FakeModel {
  const requests: ChatRequest[] = [];
  const inFlight = { now: 0, most: 0 };
  const counts = new Map<string, number>();
  return {
    id,
    fingerprint: `fingerprint of ${id}`,
    requests,
    inFlight,
    async complete(request): Promise<ChatReply> {
      requests.push(request);
      inFlight.now += 1;
      inFlight.most = Math.max(inFlight.most, inFlight.now);
      const key = JSON.stringify([request.messages, request.address.sample]);
      const number = (counts.get(key) ?? 0) + 1;
      counts.set(key, number);
      try {
        if (latencyMs === undefined) await Promise.resolve();
        else await clock?.sleep(latencyMs(request), request.signal);
        return reply(request, number);
      } finally {
        inFlight.now -= 1;
      }
    },
  };
}
