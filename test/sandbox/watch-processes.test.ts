import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { processUsage } from "../../src/sandbox/process-usage.js";
import { watchProcesses, type WatchProcessesOptions } from "../../src/sandbox/watch-processes.js";

const limits = { cpuSeconds: 1000, wallSeconds: 0.2, memoryMb: 256 };
const isLinux = existsSync("/proc/self/stat");

/** A clock on which an hour goes by from one look to the next, as on a machine that is busy with other things. */
function leapingClock(): WatchProcessesOptions["clock"] & { looks(): number } {
  let looks = 0;
  return { monotonic: () => (looks += 1) * 3_600_000, looks: () => looks };
}

it.skipIf(!isLinux)("watchProcesses() counts no time in which a process would go on and cannot", async () => {
  const child = spawn("sleep", ["600"]);
  await once(child, "spawn");
  child.kill("SIGSTOP");
  await expect.poll(() => processUsage(child.pid ?? 0)?.isResting, { timeout: 60_000 }).toBe(false);
  const found: unknown[] = [];
  const clock = leapingClock();
  const pid = child.pid ?? 0;
  const onExcess: WatchProcessesOptions["onExcess"] = (...excess) => found.push(excess);
  const unwatch = watchProcesses({ pids: [pid], current: () => pid, limits, clock, onExcess });
  await expect.poll(() => clock.looks(), { timeout: 60_000 }).toBeGreaterThan(6);
  expect(found).toEqual([]);
  child.kill("SIGCONT");
  // Asleep again it rests, and each look counts for what lies between two.
  await expect.poll(() => found[0], { timeout: 60_000 }).toEqual(["timeout", pid]);
  expect(clock.looks()).toBeGreaterThan(6 + 4);
  unwatch();
  child.kill("SIGKILL");
});

it.skipIf(!isLinux)(
  "watchProcesses() blames a process that takes more than it may out of its turn",
  async () => {
    const pid = process.pid;
    const few = { ...limits, wallSeconds: 1e9, memoryMb: -200 };
    const found = await new Promise((resolve) => {
      const unwatch = watchProcesses({
        ...{ pids: [pid], current: () => -1, limits: few, clock: { monotonic: () => 0 } },
        onExcess: (...excess) => {
          unwatch();
          resolve(excess);
        },
      });
    });
    expect(found).toEqual(["memory", pid]);
  },
);

it("watchProcesses() counts all time on the clock where the system tells nothing of a process", async () => {
  const found = await new Promise((resolve) => {
    const unwatch = watchProcesses({
      ...{ pids: [2 ** 30], current: () => 2 ** 30, limits, clock: leapingClock() },
      onExcess: (...excess) => {
        unwatch();
        resolve(excess);
      },
    });
  });
  expect(found).toEqual(["timeout", 2 ** 30]);
});
