import { chmod, mkdir, readdir, readFile, symlink, truncate, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import type { CallRecord } from "../../src/core/call-record.js";
import type { ResultStore } from "../../src/core/result-store.js";
import { openJsonlStore } from "../../src/store/open-jsonl-store.js";
import { allRecords, callRecord } from "../contracts/result-store.js";
import { temporaryFolder } from "./temporary-folder.js";

const header = '{"schema":"reife/calls/1"}\n';
const lock = { pid: 1, isAlive: () => false };

async function withStore<T>(file: string, use: (store: ResultStore) => Promise<T> | T): Promise<T> {
  const store = await openJsonlStore({ file, lock });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

async function stored(file: string, records: readonly CallRecord[]): Promise<Buffer> {
  await withStore(file, async (store) => {
    for (const record of records) await store.append(record);
  });
  return readFile(file);
}

describe("openJsonlStore() on disk", () => {
  it("writes a header and one line a record, id first, and opens it again", async () => {
    const file = join(await temporaryFolder(), "new", "calls.jsonl");
    const bytes = await stored(file, [callRecord("a"), callRecord("b")]);
    const lines = bytes.toString("utf8").split("\n");
    expect(lines[0]).toBe(header.trim());
    expect(lines[1]).toMatch(/^\{"id":"a",/);
    expect(lines).toHaveLength(4);
    expect(await withStore(file, allRecords)).toEqual([callRecord("a"), callRecord("b")]);
    expect(await readFile(file)).toEqual(bytes);
  });

  it("appends to what is there and refuses an id of an earlier run", async () => {
    const file = join(await temporaryFolder(), "calls.jsonl");
    const before = await stored(file, [callRecord("a")]);
    await withStore(file, async (store) => {
      await expect(store.append(callRecord("a"))).rejects.toThrow("Cannot store call a in");
      await store.append(callRecord("b"));
    });
    const after = await readFile(file);
    expect(after.subarray(0, before.length)).toEqual(before);
    expect(await withStore(file, (store) => store.find("b"))).toEqual(callRecord("b"));
  });

  it("keeps ids that need escaping or are not ASCII", async () => {
    const file = join(await temporaryFolder(), "calls.jsonl");
    const ids = ['a"b', "a\\", '\\\\"', "ä😀", "\n", "\ud800", "", "a\\u0041"];
    await stored(
      file,
      ids.map((id) => callRecord(id)),
    );
    await withStore(file, (store) => {
      expect(ids.map((id) => store.find(id)?.id)).toEqual(ids);
    });
  });

  it("lets the first of two records with one id count", async () => {
    const file = join(await temporaryFolder(), "calls.jsonl");
    const bytes = await stored(file, [callRecord("a", { step: "first" }), callRecord("b")]);
    const again = JSON.stringify(callRecord("a", { step: "second" }));
    await writeFile(file, Buffer.concat([bytes, Buffer.from(`${again}\n`)]));
    await withStore(file, async (store) => {
      expect(store.find("a")?.step).toBe("first");
      expect((await allRecords(store)).map((record) => record.step)).toEqual(["first", "verdict"]);
    });
  });

  it("reads lines longer than a block", async () => {
    const file = join(await temporaryFolder(), "calls.jsonl");
    const long = (id: string, length: number): CallRecord =>
      callRecord(id, { reply: { text: "é".repeat(length), finishReason: "stop" } });
    const records = [
      long("a", 400_000),
      long("b", 3_000_000),
      callRecord("c"),
      long("d", 524_288),
      callRecord("e"),
    ];
    await stored(file, records);
    await withStore(file, async (store) => {
      expect(await allRecords(store)).toEqual(records);
      expect(records.map((record) => store.find(record.id))).toEqual(records);
    });
  });

  it("opened for reading, sees the records, writes nothing and takes no lock", async () => {
    const file = join(await temporaryFolder(), "calls.jsonl");
    const bytes = await stored(file, [callRecord("a")]);
    await writeFile(file, Buffer.concat([bytes, Buffer.from('{"id":"to')]));
    const reader = await openJsonlStore({ file, readOnly: true });
    const writer = await openJsonlStore({ file, lock });
    await writer.append(callRecord("b"));
    expect(await allRecords(reader)).toEqual([callRecord("a")]);
    await expect(reader.append(callRecord("c"))).rejects.toThrow("it was opened for reading");
    await reader.close();
    await writer.close();
    expect(await withStore(file, allRecords)).toEqual([callRecord("a"), callRecord("b")]);
  });

  it("refuses to read from a closed store", async () => {
    const file = join(await temporaryFolder(), "calls.jsonl");
    const store = await openJsonlStore({ file, lock });
    await store.append(callRecord("a"));
    await store.close();
    expect(() => store.find("a")).toThrow("the store is closed");
    await expect(async () => allRecords(store)).rejects.toThrow("the store is closed");
  });
});

describe("openJsonlStore() after a crash", () => {
  const records = [
    callRecord("a"),
    callRecord("b", { reply: { text: "zwölf 😀\n", finishReason: "stop" } }),
    callRecord('c"ü', { reply: { text: "ende 😀", finishReason: "length" } }),
  ];

  it(
    "reopens a file cut at any byte of its last two records, and appends to it",
    { timeout: 120_000 },
    async () => {
      const folder = await temporaryFolder();
      const whole = await stored(join(folder, "whole.jsonl"), records);
      const ends = [...whole.entries()].filter(([, byte]) => byte === 0x0a).map(([at]) => at + 1);
      const file = join(folder, "calls.jsonl");
      for (let cut = ends[1] ?? 0; cut <= whole.length; cut += 1) {
        await writeFile(file, whole.subarray(0, cut));
        const kept = records.slice(0, ends.filter((end) => end <= cut).length - 1);
        const reader = await openJsonlStore({ file, readOnly: true });
        expect(await allRecords(reader)).toEqual(kept);
        await reader.close();
        await withStore(file, async (store) => {
          expect(await allRecords(store)).toEqual(kept);
          await store.append(callRecord("next"));
        });
        expect(await withStore(file, allRecords)).toEqual([...kept, callRecord("next")]);
      }
    },
  );

  it("mends a header cut at any byte", { timeout: 60_000 }, async () => {
    const file = join(await temporaryFolder(), "calls.jsonl");
    for (let cut = 0; cut < header.length; cut += 1) {
      await writeFile(file, header.slice(0, cut));
      const reader = await openJsonlStore({ file, readOnly: true });
      expect(await allRecords(reader)).toEqual([]);
      await reader.close();
      await withStore(file, (store) => store.append(callRecord("a")));
      expect(await withStore(file, allRecords)).toEqual([callRecord("a")]);
    }
  });

  it("cuts off zeros that a lost power supply left behind", async () => {
    const file = join(await temporaryFolder(), "calls.jsonl");
    const whole = await stored(file, records);
    await truncate(file, whole.length + 4096);
    await withStore(file, (store) => store.append(callRecord("next")));
    expect(await withStore(file, allRecords)).toEqual([...records, callRecord("next")]);
  });
});

describe("openJsonlStore() refuses", () => {
  const line = JSON.stringify(callRecord("a"));

  it.each([
    ["text that is no record", `${header}${line}\noops\n${line}\n`, ":3: the line is not a call record"],
    ["an empty line", `${header}\n${line}\n`, ":2: the line is not a call record"],
    [
      "a line cut in the middle of the file",
      `${header}{"id":"a","step\n${line}\n`,
      ":2: the line is not a call",
    ],
    [
      "a record whose id is not first",
      `${header}{"step":"s","id":"a"}\n`,
      ":2: the line is not a call record",
    ],
    ["an unfinished escape in an id", `${header}{"id":"\\"}\n`, ":2: the line is not a call record"],
    ["a newer schema", '{"schema":"reife/calls/2"}\n', ":1: schema reife/calls/2 is newer"],
    ["another schema", '{"schema":"reife/leaderboard/1"}\n', ":1: the line is not"],
    ["a file of something else", "name,score\na,1\n", ":1: the line is not"],
    ["one line of something else, which it must not cut off", "precious", ":1: the line is not"],
  ])("%s, and leaves the file as it is", async (_, content, message) => {
    const file = join(await temporaryFolder(), "calls.jsonl");
    await writeFile(file, content);
    const opened = openJsonlStore({ file, lock });
    await expect(opened).rejects.toMatchObject({ name: "StoreError" });
    await expect(opened).rejects.toThrow(`${file}${message}`);
    await expect(openJsonlStore({ file, readOnly: true })).rejects.toThrow(`${file}${message}`);
    expect(await readFile(file, "utf8")).toBe(content);
  });

  it.each([
    ["JSON that is broken inside", line.replace('"attempts":1', '"attempts":')],
    ["a record without a reply", '{"id":"a","step":"s"}'],
    ["a reply without a finish reason", line.replace('"finishReason":"stop"', '"finishReason":"maybe"')],
    ["a number that became null", line.replace('"latencyMs":12.5', '"latencyMs":null')],
  ])("to read %s, naming file and line", async (_, damaged) => {
    const file = join(await temporaryFolder(), "calls.jsonl");
    await writeFile(file, `${header}${JSON.stringify(callRecord("b"))}\n${damaged}\n`);
    await withStore(file, async (store) => {
      expect(store.find("b")).toEqual(callRecord("b"));
      expect(() => store.find("a")).toThrow(`${file}:3: the line is not a call record`);
      await expect(allRecords(store)).rejects.toThrow(`${file}:3: the line is not a call record`);
    });
  });

  it("to read bytes that are not UTF-8", async () => {
    const file = join(await temporaryFolder(), "calls.jsonl");
    const damaged = Buffer.from(`${header}${line}\n`);
    damaged[damaged.indexOf("reply to")] = 0xff;
    await writeFile(file, damaged);
    await withStore(file, (store) => {
      expect(() => store.find("a")).toThrow(`${file}:2`);
    });
  });

  it("a folder, a missing file and a file in place of the folder with one clear line", async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, "is-folder"));
    await writeFile(join(folder, "is-file"), "");
    const cases: [() => Promise<ResultStore>, string][] = [
      [() => openJsonlStore({ file: join(folder, "is-folder"), lock }), "is-folder: it is a folder"],
      [() => openJsonlStore({ file: join(folder, "is-folder"), readOnly: true }), "is no regular file"],
      [() => openJsonlStore({ file: join(folder, "none"), readOnly: true }), "none: no such file"],
      [
        () => openJsonlStore({ file: join(folder, "is-file", "calls.jsonl"), lock }),
        "a file of that name is in the way",
      ],
    ];
    for (const [open, message] of cases) {
      const opened = open();
      await expect(opened).rejects.toMatchObject({ name: "StoreError" });
      await expect(opened).rejects.toThrow(message);
    }
  });

  it.skipIf(process.getuid?.() === 0)("a folder without permission with one clear line", async () => {
    const file = join(await temporaryFolder(), "calls.jsonl");
    await chmod(dirname(file), 0o500);
    await expect(openJsonlStore({ file, lock })).rejects.toThrow("permission denied");
  });

  it.skipIf(process.platform !== "linux")("a device, which it must not read without end", async () => {
    const file = join(await temporaryFolder(), "calls.jsonl");
    await symlink("/dev/zero", file);
    await expect(openJsonlStore({ file, lock })).rejects.toThrow(
      `Cannot open ${file}: it is no regular file`,
    );
    expect(await readdir(dirname(file))).toEqual(["calls.jsonl"]);
  });
});
