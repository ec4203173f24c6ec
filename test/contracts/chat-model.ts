import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ChatModel, ChatRequest } from "../../src/core/chat-model.js";
import { ModelError } from "../../src/core/errors.js";

/** A running implementation of the seam. */
export interface ChatModelSubject {
  /** A new model of the same card each time. */
  create(): Promise<ChatModel>;
  /** The card's id. */
  readonly id: string;
  /** A request that is answered. */
  readonly request: ChatRequest;
  /** A request that is not. */
  readonly impossible: ChatRequest;
  stop(): Promise<void>;
}

/** What every judge behind `ChatModel` must do, whatever it is made of. */
export function chatModelContract(name: string, start: () => Promise<ChatModelSubject>): void {
  describe(`ChatModel contract: ${name}`, () => {
    let subject: ChatModelSubject;
    beforeAll(async () => {
      subject = await start();
    });
    afterAll(() => subject.stop());

    it("bears the id of its card", async () => {
      expect((await subject.create()).id).toBe(subject.id);
    });

    it("resolves with a text and how it ended, as plain JSON", async () => {
      const reply = await (await subject.create()).complete(subject.request);
      expect(reply.text.length).toBeGreaterThan(0);
      expect(reply.finishReason).toBe("stop");
      expect(structuredClone(reply)).toEqual(reply);
    });

    it("answers the same request alike", async () => {
      const model = await subject.create();
      const [one, two] = [await model.complete(subject.request), await model.complete(subject.request)];
      expect(two).toEqual(one);
      expect(await (await subject.create()).complete(subject.request)).toEqual(one);
    });

    it("answers many requests at once", async () => {
      const model = await subject.create();
      const replies = await Promise.all(Array.from({ length: 40 }, () => model.complete(subject.request)));
      expect(new Set(replies.map((reply) => reply.text)).size).toBe(1);
    });

    it("leaves the request as it was", async () => {
      const request = deepFreeze(structuredClone(subject.request));
      await (await subject.create()).complete(request);
      expect(request).toEqual(subject.request);
    });

    it("rejects with a ModelError only", async () => {
      const model = await subject.create();
      const error: unknown = await model.complete(subject.impossible).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(ModelError);
    });

    it("makes no call for a signal that has fired", async () => {
      const request = { ...subject.request, signal: AbortSignal.abort() };
      const error: unknown = await (
        await subject.create()
      )
        .complete(request)
        .catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(ModelError);
      expect(error).toMatchObject({ failure: "aborted", retryable: false });
    });

    it("keeps its fingerprint over calls and over models of the same card", async () => {
      const model = await subject.create();
      const before = model.fingerprint;
      await model.complete(subject.request);
      expect(before).toMatch(/^[0-9a-f]{64}$/);
      expect(model.fingerprint).toBe(before);
      expect((await subject.create()).fingerprint).toBe(before);
    });
  });
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) deepFreeze(part);
    Object.freeze(value);
  }
  return value;
}
