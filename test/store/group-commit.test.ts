import { expect, it } from "vitest";
import { groupCommit, type CommitSink } from "../../src/store/group-commit.js";

interface SlowSink extends CommitSink {
  readonly written: string[];
  readonly log: string[];
  failWith: Error | undefined;
}

function slowSink(): SlowSink {
  const sink: SlowSink = {
    written: [],
    log: [],
    failWith: undefined,
    async write(bytes) {
      sink.log.push("write");
      await new Promise((resolve) => setImmediate(resolve));
      if (sink.failWith !== undefined) throw sink.failWith;
      sink.written.push(bytes.toString());
    },
    async sync() {
      sink.log.push("sync");
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
  return sink;
}

it("groupCommit() sends what waits during a sync out together", async () => {
  const sink = slowSink();
  const commit = groupCommit(sink, 100);
  const first = commit.append(Buffer.from("a"));
  await new Promise((resolve) => setImmediate(resolve));
  const rest = ["bb", "c", "d"].map((text) => commit.append(Buffer.from(text)));
  expect(await Promise.all([first, ...rest])).toEqual([100, 101, 103, 104]);
  expect(sink.written).toEqual(["a", "bbcd"]);
  expect(sink.log).toEqual(["write", "sync", "write", "sync"]);
});

it("groupCommit() resolves an append only after a sync that began after its write", async () => {
  const sink = slowSink();
  const commit = groupCommit(sink, 0);
  for (const text of ["a", "b", "c"]) {
    await commit.append(Buffer.from(text)).then(() => sink.log.push(`done ${text}`));
  }
  expect(sink.log).toEqual(["write", "sync", "done a", "write", "sync", "done b", "write", "sync", "done c"]);
});

it("groupCommit() splits what waits into writes of 8 MiB at most, unless one append is longer", async () => {
  const sink = slowSink();
  const commit = groupCommit(sink, 0);
  const sizes = [3, 4, 2, 9, 1].map((mebibytes) => mebibytes << 20);
  await Promise.all(sizes.map((size) => commit.append(Buffer.alloc(size))));
  expect(sink.written.map((text) => text.length >> 20)).toEqual([7, 2, 9, 1]);
});

it("groupCommit() rejects all that wait and all that come after a failed write", async () => {
  const sink = slowSink();
  const commit = groupCommit(sink, 0);
  await commit.append(Buffer.from("a"));
  sink.failWith = new Error("full");
  const waiting = ["b", "c"].map((text) => commit.append(Buffer.from(text)));
  await new Promise((resolve) => setImmediate(resolve));
  waiting.push(commit.append(Buffer.from("d")));
  const ends = await Promise.allSettled(waiting);
  expect(ends.map((end) => end.status)).toEqual(["rejected", "rejected", "rejected"]);
  sink.failWith = undefined;
  await expect(commit.append(Buffer.from("e"))).rejects.toThrow("full");
  await expect(commit.append(Buffer.from("f"))).rejects.toThrow("full");
  await commit.idle();
  expect(sink.written).toEqual(["a"]);
});
