import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { startJudgeServer } from "../support/judge-server.js";
import { judgeCard, makeProject, pairRows, storedCalls } from "../support/project.js";
import { temporaryFolder } from "../support/run-cli.js";

/** Stands before the C library: from a given write, or a given sync, of `calls.jsonl` on, the disk is broken. */
const brokenDisk = String.raw`
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int fails(int fd, const char *limit, int *count) {
  char link[64], path[4096];
  const char *name = "/calls.jsonl", *most = getenv(limit);
  if (most == NULL) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path);
  size_t tail = strlen(name);
  if (length < (ssize_t)tail || strncmp(path + length - tail, name, tail) != 0) return 0;
  if (__sync_add_and_fetch(count, 1) <= atoi(most)) return 0;
  errno = EIO;
  return 1;
}

ssize_t write(int fd, const void *bytes, size_t length) {
  static int count;
  ssize_t (*real)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
  return fails(fd, "WRITES_THAT_WORK", &count) ? -1 : real(fd, bytes, length);
}

int fdatasync(int fd) {
  static int count;
  int (*real)(int) = dlsym(RTLD_NEXT, "fdatasync");
  return fails(fd, "SYNCS_THAT_WORK", &count) ? -1 : real(fd);
}
`;

/** The compiled library; undefined where there is no compiler, or no way to stand before the C library. */
function compiled(): string | undefined {
  if (process.platform !== "linux") return undefined;
  const folder = temporaryFolder();
  const [source, library] = [join(folder, "broken-disk.c"), join(folder, "broken-disk.so")];
  writeFileSync(source, brokenDisk);
  return spawnSync("cc", ["-shared", "-fPIC", "-o", library, source, "-ldl"]).status === 0
    ? library
    : undefined;
}

const hasCompiler = process.platform === "linux" && spawnSync("cc", ["--version"]).status === 0;

describe.skipIf(!hasCompiler)("a disk that reports errors", () => {
  it.each(["WRITES_THAT_WORK", "SYNCS_THAT_WORK"])(
    "ends a run in one line (%s: 6), loses nothing that was kept, and the same command goes on",
    { timeout: 120_000 },
    async (limit) => {
      const library = compiled();
      if (library === undefined) throw new Error("The C compiler does not compile");
      const server = await startJudgeServer({});
      const judge = judgeCard(server.url, { limits: { concurrency: 4 } });
      const project = makeProject({ evaluators: { judge }, rows: pairRows(30) });
      const command = ["run", "configs/test.yaml", "--quiet"];
      const broken = await project.start(command, { env: { LD_PRELOAD: library, [limit]: "6" } }).done;
      expect(broken.stderr).toMatch(
        /^reife: Cannot write \S*calls\.jsonl: the disk reports an error[^\n]*\n$/u,
      );
      expect(broken.code).toBe(2);

      const run = join(project.folder, "results/test");
      const kept = storedCalls(run).map(({ id }) => id);
      const asked = server.count();
      expect(kept.length).toBeGreaterThan(0);
      // What was in flight, and no more, could not be written down.
      expect(asked - kept.length).toBeLessThanOrEqual(8);
      expect(await project.cli(command)).toMatchObject({ code: 0, stderr: "" });
      const calls = storedCalls(run).map(({ id }) => id);
      expect(calls.slice(0, kept.length)).toEqual(kept);
      expect(new Set(calls).size).toBe(60);
      expect(calls).toHaveLength(60);
      expect(server.count() - asked).toBe(60 - kept.length);
    },
  );
});
