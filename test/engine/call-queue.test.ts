import { describe, expect, it } from "vitest";
import { callQueue, type CallQueue } from "../../src/engine/call-queue.js";
import { virtualClock, type VirtualClock } from "./virtual-clock.js";

const turn = { signal: new AbortController().signal, again: false };

/** Runs requests of 10 ms each and tells the most that ran at a time. */
async function mostAtATime(queue: CallQueue, clock: VirtualClock, requests: number): Promise<number> {
  let now = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: requests }, () =>
      queue.run(
        async () => {
          most = Math.max(most, (now += 1));
          await clock.sleep(10);
          now -= 1;
        },
        { ...turn, signal: new AbortController().signal },
      ),
    ),
  );
  return most;
}

describe("callQueue()", () => {
  it("runs as many requests at a time as it may", async () => {
    const clock = virtualClock();
    expect(await mostAtATime(callQueue({ concurrency: 6, clock }), clock, 40)).toBe(6);
  });

  it("halves what runs at a time with each rate limit, down to one, and recovers one at a time", async () => {
    const clock = virtualClock();
    const queue = callQueue({ concurrency: 6, clock });
    for (const most of [3, 1, 1]) {
      queue.hold();
      queue.release(100);
      expect(await mostAtATime(queue, clock, 12)).toBe(most);
    }
    queue.succeeded();
    expect(await mostAtATime(queue, clock, 12)).toBe(2);
    queue.succeeded();
    expect(await mostAtATime(queue, clock, 12)).toBe(2);
    queue.succeeded();
    expect(await mostAtATime(queue, clock, 12)).toBe(3);
    for (let success = 0; success < 50; success += 1) queue.succeeded();
    expect(await mostAtATime(queue, clock, 30)).toBe(6);
  });

  it("halves once for refusals that come together, and waits for the longest wait asked for", async () => {
    const clock = virtualClock();
    const queue = callQueue({ concurrency: 8, clock });
    for (let refusal = 0; refusal < 3; refusal += 1) queue.hold();
    queue.release(5000);
    queue.release(20_000);
    expect(queue.paused).toBe(true);
    const begun = queue.run(() => Promise.resolve(clock.monotonic()), turn);
    await clock.sleep(60_000);
    expect(queue.paused).toBe(true);
    queue.release(1000);
    expect(await begun).toBe(61_000);
    expect(await mostAtATime(queue, clock, 20)).toBe(4);
  });

  it("stays paused where another refusal comes in during the wait", async () => {
    const clock = virtualClock();
    const queue = callQueue({ concurrency: 2, clock });
    queue.hold();
    queue.release(1000);
    await clock.sleep(500);
    queue.hold();
    await clock.sleep(5000);
    expect(queue.paused).toBe(true);
    queue.release(1000);
    expect(await queue.run(() => Promise.resolve(clock.monotonic()), turn)).toBe(6500);
  });

  it("runs requests that are tried again before the others", async () => {
    const clock = virtualClock();
    const queue = callQueue({ concurrency: 1, clock });
    const order: string[] = [];
    const request = (name: string) => async (): Promise<void> => {
      order.push(name);
      await clock.sleep(1);
    };
    await Promise.all([
      queue.run(request("running"), turn),
      queue.run(request("new"), turn),
      queue.run(request("again"), { ...turn, again: true }),
    ]);
    expect(order).toEqual(["running", "again", "new"]);
  });

  it("lets a request that waits be given up", async () => {
    const clock = virtualClock();
    const queue = callQueue({ concurrency: 1, clock });
    const controller = new AbortController();
    const running = queue.run(() => clock.sleep(50), turn);
    const waiting = queue.run(() => Promise.reject(new Error("was run")), {
      ...turn,
      signal: controller.signal,
    });
    controller.abort(new Error("given up"));
    await expect(waiting).rejects.toThrow("given up");
    await running;
  });

  it("spreads requests per minute", async () => {
    const clock = virtualClock();
    const queue = callQueue({ concurrency: 50, requestsPerMinute: 1500, clock });
    const start = performance.now();
    const at = await Promise.all(
      Array.from({ length: 60 }, () =>
        queue.run(() => Promise.resolve(performance.now() - start), {
          ...turn,
          signal: new AbortController().signal,
        }),
      ),
    );
    // 25 in each second.
    expect(at.filter((time) => time < 900)).toHaveLength(25);
    expect(at.filter((time) => time < 1900)).toHaveLength(50);
  });

  it("ends a wait in the background when it is closed", async () => {
    const clock = virtualClock();
    const queue = callQueue({ concurrency: 1, clock });
    queue.hold();
    queue.release(600_000);
    queue.close();
    await new Promise((resolve) => setImmediate(resolve));
    expect(clock.sleeping).toBe(0);
  });
});
