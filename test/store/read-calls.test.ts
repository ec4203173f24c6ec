import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CallRecord } from "../../src/core/call-record.js";
import { callsHeader } from "../../src/store/calls-header.js";
import { readCalls } from "../../src/store/read-calls.js";
import { recordLine } from "../../src/store/record-line.js";

const record = (id: string): CallRecord => ({
  ...{ id, evaluator: "f", evaluatorId: "e", step: "verdict", messagesHash: "m" },
  ...{ reply: { text: `Output (a) \n${id}`, finishReason: "stop" }, attempts: 1, at: "2026-01-01T00:00:00Z" },
});

async function all(file: string): Promise<readonly CallRecord[]> {
  const records: CallRecord[] = [];
  for await (const one of readCalls(file)) records.push(one);
  return records;
}

describe("readCalls()", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "reife-calls-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const written = (text: string): string => {
    const file = join(folder, "calls.jsonl");
    writeFileSync(file, text);
    return file;
  };

  it("gives the records in their order, without a torn last one", async () => {
    const records = Array.from({ length: 3000 }, (_, index) => record(String(index).repeat(150)));
    const text = `${callsHeader}${records.map((one) => `${recordLine(one)}\n`).join("")}{"id":"to`;
    expect(text.length).toBeGreaterThan(1 << 20);
    expect(await all(written(text))).toEqual(records);
    expect(await all(written(""))).toEqual([]);
  });

  it("names the line that is no record, a file of something else, and one that is not there", async () => {
    const read = (text: string): Promise<readonly CallRecord[]> => all(written(text));
    await expect(read(`${callsHeader}${recordLine(record("a"))}\n{}\n`)).rejects.toThrow("calls.jsonl:3");
    await expect(read("{}\n")).rejects.toThrow("calls.jsonl:1");
    await expect(all(join(folder, "none"))).rejects.toThrow("no such file");
    await expect(all(folder)).rejects.toThrow("no regular file");
  });
});
