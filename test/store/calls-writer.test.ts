import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { CallRecord } from "../../src/core/call-record.js";
import { StoreError } from "../../src/core/errors.js";
import { CallsWriter } from "../../src/store/calls-writer.js";
import { openJsonlStore } from "../../src/store/open-jsonl-store.js";
import { temporaryFolder } from "./temporary-folder.js";

function record(id: string, text: string): CallRecord {
  return {
    ...{ id, evaluator: "imported", evaluatorId: "somebody", step: "verdict", messagesHash: "" },
    ...{ latencyMs: 0, attempts: 1, at: "2026-01-01T00:00:00.000Z" },
    reply: { text, finishReason: "unknown" },
  };
}

describe("CallsWriter", () => {
  it("writes what the store reads, texts of all sizes and kinds", async () => {
    const file = join(await temporaryFolder(), "calls.jsonl");
    const records = ["", "null: [null]", "é\u2028\ud800", "x".repeat(3 << 20), "end"].map((text, index) =>
      record(`id-${index}`, text),
    );
    const writer = new CallsWriter(file);
    for (const entry of records) writer.append(entry);
    writer.finish();
    const store = await openJsonlStore({ file, readOnly: true });
    const read: CallRecord[] = [];
    for await (const entry of store.records()) read.push(entry);
    expect(read).toEqual(records);
    expect(store.find("id-4")).toEqual(records[4]);
    await store.close();
  });

  it("refuses a number that JSON cannot hold, and a file that cannot be written", async () => {
    const folder = await temporaryFolder();
    const writer = new CallsWriter(join(folder, "calls.jsonl"));
    expect(() => {
      writer.append({ ...record("a", ""), latencyMs: NaN });
    }).toThrow(new StoreError("Cannot store call a.latencyMs: NaN is not a finite number"));
    writer.close();
    expect(existsSync(join(folder, "calls.jsonl"))).toBe(true);
    expect(() => new CallsWriter(folder)).toThrow(`Cannot write ${folder}: it is a folder`);
  });
});
