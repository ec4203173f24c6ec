import { describe, expect, it } from "vitest";
import type { BatchItem, BatchModel } from "../../src/core/batch-model.js";
import type { ChatModel } from "../../src/core/chat-model.js";
import { ModelError } from "../../src/core/errors.js";
import { sha256 } from "../../src/core/sha256.js";
import { startBatchServer, type BatchServer } from "../support/batch-server.js";
import { requestWith } from "../support/sample-instances.js";

/** One wire format's batches, and its live calls beside them. */
export interface BatchFormat {
  readonly name: string;
  batches(url: string): Promise<BatchModel>;
  live(url: string): Promise<ChatModel>;
}

const ids = ["a", "b", "c", "d"].map((name) => sha256(name));
const asked = (index: number): ReturnType<typeof requestWith> =>
  requestWith({
    messages: [{ role: "user", content: `Question ${index}: "é😀\n", (a) or (b)?` }],
    sampling: { maxTokens: 64, temperature: 0.5, stop: ["END"] },
  });

/** What every batch API behind the seam must do. */
export function batchModelContract(format: BatchFormat): void {
  describe(`BatchModel contract: ${format.name}`, () => {
    const handIn = async (
      server: BatchServer,
      key = "key-1",
    ): Promise<{ readonly model: BatchModel; readonly id: string; readonly lines: readonly string[] }> => {
      const model = await format.batches(server.url);
      const lines = ids.map((id, index) => model.line(id, asked(index)));
      return { model, lines, id: await model.submit({ key, lines }) };
    };

    it("hands in the bodies that live calls send, byte for byte, and brings the same replies", async () => {
      const server = await startBatchServer();
      const { model, id } = await handIn(server);
      const live = await format.live(server.url);
      const replies = await Promise.all(ids.map((_, index) => live.complete(asked(index))));
      expect(server.live.map((body) => JSON.stringify(body)).sort()).toEqual([...server.bodies].sort());
      expect(await untilEnded(model, id)).toBe(3);
      const items = await itemsOf(model, id);
      expect(items.map(({ call }) => call)).toEqual([...ids].reverse());
      for (const item of items) {
        if (item.kind !== "reply") throw new TypeError(item.message);
        expect({ ...item.reply, requestId: "" }).toEqual({
          ...replies[ids.indexOf(item.call)],
          requestId: "",
        });
      }
    });

    it("tells each call's failure", async () => {
      const fates = ["expired", "cancelled", "overloaded", "invalid"] as const;
      const server = await startBatchServer({ looks: 1, fate: (call) => fates[ids.indexOf(call)] });
      const { model, id } = await handIn(server);
      await untilEnded(model, id);
      const items = await itemsOf(model, id);
      const failures = ids.map((id) => items.find(({ call }) => call === id));
      expect(failures).toMatchObject(
        ["timeout", "aborted", "overloaded", "bad-request"].map((failure) => ({ kind: "failed", failure })),
      );
    });

    it("finds a batch of which only the intent is known, also after the provider was down", async () => {
      const server = await startBatchServer({ looks: 2 });
      const first = await handIn(server, "another");
      const { model, id } = await handIn(server, "ours");
      await server.restart();
      const trace = { key: "ours", at: Date.now(), calls: new Set(ids), others: new Set([first.id]) };
      // The connection that was kept open is gone; a look may meet its end first.
      await model.look(id).catch(() => undefined);
      await untilEnded(model, id);
      expect(await model.find(trace)).toEqual({ kind: "found", id });
      const strange = new Set(["1", "2", "3", "4"]);
      expect(await model.find({ ...trace, key: "nobody's", calls: strange })).toEqual({ kind: "absent" });
    });

    it("has no line for what cannot be sent", async () => {
      const server = await startBatchServer();
      const model = await format.batches(server.url);
      const unsendable = format.name === "openai" ? { thinkingTokens: 5 } : { logprobs: 5 };
      expect(() => model.line(ids[0] ?? "", requestWith({ sampling: unsendable }))).toThrow(ModelError);
    });

    it.each([
      [401, "auth"],
      [404, "not-found"],
      [429, "rate-limited"],
      [503, "overloaded"],
      ["reset", "network"],
    ] as const)("rejects with what %s means, and asks once", async (answer, failure) => {
      const server = await startBatchServer({ instead: () => answer });
      const model = await format.batches(server.url);
      const error: unknown = await model
        .submit({ key: "k", lines: [model.line(ids[0] ?? "", asked(0))] })
        .catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(ModelError);
      expect(error).toMatchObject({ failure });
      expect(server.requests).toHaveLength(1);
      await expect(model.look("x")).rejects.toMatchObject({ failure });
    });

    it("is cancelled", async () => {
      const server = await startBatchServer({ looks: 9 });
      const { model, id } = await handIn(server);
      expect(await model.look(id)).toEqual({ kind: "open" });
      await model.cancel(id);
      const state = await model.look(id);
      expect(state.kind).toBe("ended");
      for (const item of await itemsOf(model, id)) expect(item).toMatchObject({ failure: "aborted" });
      expect(server.paid).toEqual([]);
    });

    it("keeps to limits that the provider has", async () => {
      const { limits } = await format.batches("http://127.0.0.1:1");
      expect(limits.requests).toBe(format.name === "openai" ? 50_000 : 100_000);
      expect(limits.bytes).toBeLessThanOrEqual(format.name === "openai" ? 200_000_000 : 256_000_000);
    });
  });
}

async function untilEnded(model: BatchModel, id: string): Promise<number> {
  for (let looks = 1; looks < 20; looks += 1) if ((await model.look(id)).kind === "ended") return looks;
  throw new Error("The batch does not end");
}

async function itemsOf(model: BatchModel, id: string): Promise<readonly BatchItem[]> {
  const items: BatchItem[] = [];
  for await (const item of model.results(id, () => false)) items.push(item);
  return items;
}
