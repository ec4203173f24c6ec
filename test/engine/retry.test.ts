import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ModelError } from "../../src/core/errors.js";
import type { ModelFailure } from "../../src/core/model-failure.js";
import { retry, type PlannedRetry, type RetryOptions } from "../../src/engine/retry.js";
import { virtualClock } from "./virtual-clock.js";

const busy = (retryAfterMs?: number): ModelError =>
  new ModelError("busy", { failure: "overloaded", retryAfterMs });

function options(fields: Partial<RetryOptions> = {}): RetryOptions {
  return { maxAttempts: 5, clock: virtualClock(), random: { next: () => 0.5 }, ...fields };
}

/** Fails so many times, then gives the number of the attempt. */
function failing(times: number, error: () => Error): (attempt: number) => Promise<number> {
  return (attempt) => (attempt <= times ? Promise.reject(error()) : Promise.resolve(attempt));
}

describe("retry()", () => {
  it("returns the first success and how many attempts it took", async () => {
    expect(await retry(failing(0, busy), options())).toEqual({ value: 1, attempts: 1 });
    expect(await retry(failing(3, busy), options())).toEqual({ value: 4, attempts: 4 });
  });

  it("doubles the bound of the wait from 500 ms up to 60 s, and waits anything below it", async () => {
    const bounds = [500, 1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000];
    for (const share of [0, 0.25, 0.999]) {
      const clock = virtualClock();
      await retry(failing(9, busy), options({ maxAttempts: 10, clock, random: { next: () => share } }));
      expect(clock.slept).toEqual(bounds.map((bound) => share * bound));
    }
  });

  it("never waits less than the provider asks, nor tries again where it asks for more than 10 minutes", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 1_200_000 }),
        fc.double({ min: 0, max: 0.999 }),
        async (asked, share) => {
          const clock = virtualClock();
          const tried = retry(
            failing(1, () => busy(asked)),
            options({ clock, random: { next: () => share } }),
          );
          if (asked > 600_000) await expect(tried).rejects.toThrow("busy");
          else expect((await tried).attempts).toBe(2);
          expect(clock.slept).toEqual(asked > 600_000 ? [] : [Math.max(asked, share * 500)]);
        },
      ),
    );
  });

  it("gives up after maxAttempts with the last failure, and all of them as its cause", async () => {
    let count = 0;
    const error = await retry(
      failing(9, () => {
        count += 1;
        return new ModelError(`no ${count}`, {
          failure: count === 3 ? "timeout" : "network",
          status: 500 + count,
          requestId: `r${count}`,
        });
      }),
      options({ maxAttempts: 3 }),
    ).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      name: "ModelError",
      message: "no 3 (after 3 attempts)",
      failure: "timeout",
      status: 503,
      requestId: "r3",
      cause: { errors: [{ message: "no 1" }, { message: "no 2" }, { message: "no 3" }] },
    });
  });

  it.each<ModelFailure>([
    "auth",
    "not-found",
    "bad-request",
    "context-length",
    "content-filter",
    "not-recorded",
    "aborted",
  ])("does not try again after %s", async (failure) => {
    const error = new ModelError("no", { failure });
    await expect(
      retry(
        failing(1, () => error),
        options(),
      ),
    ).rejects.toBe(error);
  });

  it("throws anything but a ModelError as it is", async () => {
    const bug = new TypeError("bug");
    await expect(
      retry(
        failing(1, () => bug),
        options(),
      ),
    ).rejects.toBe(bug);
  });

  it("tells of each wait before it begins", async () => {
    const clock = virtualClock();
    const told: [PlannedRetry, number][] = [];
    await retry(
      failing(2, busy),
      options({ clock, onRetry: (planned) => void told.push([planned, clock.slept.length]) }),
    );
    expect(told.map(([{ attempt, waitMs }, sleeps]) => [attempt, waitMs, sleeps])).toEqual([
      [1, 250, 0],
      [2, 500, 1],
    ]);
  });

  it("ends a wait with the signal's reason", async () => {
    const controller = new AbortController();
    const clock = virtualClock();
    const tried = retry(
      failing(1, () => busy(500_000)),
      options({
        clock,
        signal: controller.signal,
        onRetry() {
          queueMicrotask(() => {
            controller.abort(new Error("stop"));
          });
        },
      }),
    );
    await expect(tried).rejects.toThrow("stop");
    expect(clock.monotonic()).toBe(0);
  });
});
