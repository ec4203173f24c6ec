import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import type { BatchIntent, BatchJournal } from "../../src/core/batch-journal.js";
import { StoreError } from "../../src/core/errors.js";
import { memoryBatchJournal } from "../../src/store/memory-batch-journal.js";
import { openBatchJournal } from "../../src/store/open-batch-journal.js";
import { temporaryFolder } from "../support/run-cli.js";

function intent(key: string, calls = 2): BatchIntent {
  return {
    ...{ key, evaluator: "judge", fingerprint: "f", at: "2026-01-01T00:00:00.000Z", boundUsd: 0.5 },
    calls: Array.from({ length: calls }, (_, index) => ({
      ...{ id: `${key}-${index}`, step: "verdict", messagesHash: `h${index}`, logprobs: index === 1 },
    })),
  };
}

const fetched = { how: "fetched", answered: 2, failed: 0 } as const;

/** Whether this process has the file open, where the machine can tell. */
function isOpen(file: string): boolean {
  if (!existsSync("/proc/self/fd")) return false;
  return readdirSync("/proc/self/fd").some((descriptor) => {
    try {
      return readlinkSync(`/proc/self/fd/${descriptor}`) === file;
    } catch {
      // The one that the listing itself had is gone.
      return false;
    }
  });
}

describe.each([
  ["in memory", (): Promise<BatchJournal> => Promise.resolve(memoryBatchJournal())],
  ["in a file", () => openBatchJournal({ file: join(temporaryFolder(), "batches.jsonl") })],
])("a journal of batches %s", (_, start) => {
  it("knows which batches are open, by which ids, and how many ended", async () => {
    const journal = await start();
    await journal.intend(intent("a"));
    await journal.intend(intent("b"));
    await journal.submitted("a", "batch_1");
    expect(journal.open()).toEqual([
      { ...intent("a"), id: "batch_1" },
      { ...intent("b"), id: undefined },
    ]);
    await journal.end("a", fetched);
    expect(journal.open().map(({ key }) => key)).toEqual(["b"]);
    expect(journal.ended()).toBe(1);
    await expect(journal.end("a", fetched)).rejects.toThrow(RangeError);
    await journal.close();
  });
});

describe("batches.jsonl", () => {
  it("is not made before there is a batch, and is found again as it was", async () => {
    const file = join(temporaryFolder(), "batches.jsonl");
    const empty = await openBatchJournal({ file });
    await empty.close();
    expect(existsSync(file)).toBe(false);
    const journal = await openBatchJournal({ file });
    await Promise.all([journal.intend(intent("a")), journal.intend(intent("b"))]);
    await journal.submitted("b", "batch_2");
    await journal.end("a", fetched);
    await journal.close();
    for (const readOnly of [true, false]) {
      const again = await openBatchJournal({ file, readOnly });
      expect(again.open()).toEqual([{ ...intent("b"), id: "batch_2" }]);
      expect(again.ended()).toBe(1);
      await again.close();
    }
    await expect((await openBatchJournal({ file, readOnly: true })).intend(intent("c"))).rejects.toThrow(
      "opened for reading",
    );
  });

  it("survives a crash after any byte: what had resolved is there, and writing goes on", async () => {
    const file = join(temporaryFolder(), "batches.jsonl");
    const journal = await openBatchJournal({ file });
    await journal.intend(intent("a"));
    const durable = readFileSync(file).length;
    await journal.submitted("a", "batch_1");
    await journal.close();
    const whole = readFileSync(file);
    for (let length = 0; length < whole.length; length += 7) {
      writeFileSync(file, whole);
      truncateSync(file, length);
      const again = await openBatchJournal({ file });
      expect(again.open()).toHaveLength(length >= durable ? 1 : 0);
      await again.intend(intent("z"));
      await again.close();
      const third = await openBatchJournal({ file });
      expect(third.open().at(-1)).toEqual({ ...intent("z"), id: undefined });
      await third.close();
    }
  });

  it("names the line that is damaged", async () => {
    const file = join(temporaryFolder(), "batches.jsonl");
    const journal = await openBatchJournal({ file });
    await journal.intend(intent("a"));
    await journal.close();
    appendFileSync(file, '{"batch":"a","event":"?"}\n');
    const error: unknown = await openBatchJournal({ file }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StoreError);
    expect(error).toMatchObject({ message: expect.stringContaining(":3: the line is no event") as string });
    // Nobody else could close it: the file's handle is not given out.
    expect(isOpen(file)).toBe(false);
  });

  it("is left as it is by an answer that comes after it was closed", async () => {
    const file = join(temporaryFolder(), "batches.jsonl");
    const journal = await openBatchJournal({ file });
    await journal.intend(intent("a"));
    await journal.close();
    const whole = readFileSync(file, "utf8");
    await expect(journal.submitted("a", "batch_1")).rejects.toThrow("the journal is closed");
    await expect(journal.end("a", fetched)).rejects.toThrow(StoreError);
    expect(readFileSync(file, "utf8")).toBe(whole);
    await journal.close();
  });

  it("leaves nothing of an event that could not be written behind a shorter one", async () => {
    const file = join(temporaryFolder(), "batches.jsonl");
    const journal = await openBatchJournal({ file });
    await journal.intend(intent("a"));
    const handle = await open(file);
    expect(isOpen(file)).toBe(existsSync("/proc/self/fd"));
    const prototype = Object.getPrototypeOf(handle) as FileHandle;
    await handle.close();
    // The bytes are out, but the disk does not say so.
    const sync = vi.spyOn(prototype, "datasync").mockRejectedValueOnce(new Error("EIO"));
    await expect(journal.intend(intent("b", 50))).rejects.toThrow("EIO");
    sync.mockRestore();
    await journal.submitted("a", "batch_1");
    await journal.close();
    const again = await openBatchJournal({ file });
    expect(again.open()).toEqual([{ ...intent("a"), id: "batch_1" }]);
    await again.close();
  });
});
