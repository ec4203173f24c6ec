import { describe, expect, it } from "vitest";
import type { CallNeed } from "../../src/engine/call-need.js";
import { Turnstile, type TurnstileOptions } from "../../src/engine/turnstile.js";
import { virtualClock, type VirtualClock } from "./virtual-clock.js";

const need = { input: 100, output: 50 };

interface Given {
  readonly turnstile: Turnstile;
  readonly clock: VirtualClock;
}

function given(options: Partial<TurnstileOptions> = {}): Given {
  const clock = virtualClock();
  const random = { next: (): number => 0 };
  const { signal } = new AbortController();
  return { clock, turnstile: new Turnstile({ concurrency: 6, keys: 1, clock, random, signal, ...options }) };
}

/** What came of some calls: when each was sent and by which key, and the most that were in flight. */
interface Sent {
  readonly at: readonly number[];
  readonly keys: readonly number[];
  readonly most: number;
}

/** Lets calls of 10 ms each through, all of which are answered. */
async function letThrough(
  { turnstile, clock }: Given,
  count: number,
  { asked = need, used = asked }: { readonly asked?: CallNeed; readonly used?: CallNeed } = {},
): Promise<Sent> {
  const at: number[] = [];
  const keys: number[] = [];
  let now = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: count }, async () => {
      const passage = await turnstile.enter({ need: asked, again: false });
      expect(passage.send()).toBe(true);
      at.push(clock.monotonic());
      keys.push(passage.key);
      most = Math.max(most, (now += 1));
      await clock.sleep(10);
      now -= 1;
      passage.answered(used);
      passage.leave();
    }),
  );
  return { at, keys, most };
}

/** Has so many calls refused that were all sent before. */
async function refuse({ turnstile }: Given, waits: readonly number[]): Promise<number> {
  const passages = [];
  for (const waitMs of waits) {
    passages.push({ waitMs, passage: await turnstile.enter({ need, again: false }) });
  }
  for (const { passage } of passages) expect(passage.send()).toBe(true);
  let inARow = 0;
  for (const { passage, waitMs } of passages) {
    inARow = passage.refused(waitMs).inARow;
    passage.leave();
  }
  return inARow;
}

/** The most requests in any minute, that is in 60 s from each of them. */
function mostInAMinute(at: readonly number[]): number {
  return Math.max(...at.map((start) => at.filter((time) => time >= start && time < start + 60_000).length));
}

describe("Turnstile", () => {
  it("lets the first call through alone, and then as many as may be", async () => {
    const start = given();
    const { at, most } = await letThrough(start, 40);
    expect(most).toBe(6);
    expect(at.slice(0, 7)).toEqual([0, 10, 10, 10, 10, 10, 10]);
  });

  it("waits no longer than a few seconds for the first answer", async () => {
    const { turnstile, clock } = given({ concurrency: 8 });
    const at: number[] = [];
    for (let call = 0; call < 8; call += 1) {
      const passage = await turnstile.enter({ need, again: false });
      passage.send();
      at.push(clock.monotonic());
    }
    expect(at).toEqual([0, 2000, 4000, 4000, 6000, 6000, 6000, 6000]);
  });

  it("goes on after a refusal with one call, doubles up to half, and adds one at a time from there", async () => {
    const start = given({ concurrency: 16 });
    await letThrough(start, 20);
    await refuse(start, [1000]);
    const after = await letThrough(start, 8);
    expect(after.at[0]).toBeGreaterThanOrEqual(1000);
    expect(after.at.map((at) => at - (after.at[0] ?? 0))).toEqual([0, 10, 10, 20, 20, 20, 20, 30]);
    expect((await letThrough(start, 40)).most).toBe(11);
    expect((await letThrough(start, 400)).most).toBe(16);
  });

  it("pauses once for refusals that come together, as long as the longest asks", async () => {
    const start = given({ concurrency: 8 });
    await letThrough(start, 8);
    const refused = start.clock.monotonic();
    expect(await refuse(start, [5000, 20_000, 1000])).toBe(1);
    const { at } = await letThrough(start, 4);
    expect(at[0]).toBe(refused + 20_000);
  });

  it("waits longer after each refusal in a row where nobody says how long, up to a minute", async () => {
    const start = given();
    const pauses: number[] = [];
    for (let round = 1; round <= 9; round += 1) {
      const before = start.clock.monotonic();
      expect(await refuse(start, [0])).toBe(round);
      const passage = await start.turnstile.enter({ need, again: false });
      passage.leave();
      pauses.push(start.clock.monotonic() - before);
    }
    // The lower end of each: half of the bound.
    expect(pauses).toEqual([250, 500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    await letThrough(start, 1);
    expect(await refuse(start, [0])).toBe(1);
  });

  it("is made narrower by nothing but refusals", async () => {
    const start = given({ concurrency: 6 });
    await letThrough(start, 1);
    for (let failure = 0; failure < 50; failure += 1) {
      const passage = await start.turnstile.enter({ need, again: false });
      passage.send();
      passage.failed();
      passage.leave();
    }
    expect((await letThrough(start, 12)).most).toBe(6);
  });

  it("sends nothing that was let through before a refusal", async () => {
    const start = given();
    await letThrough(start, 1);
    const waiting = await start.turnstile.enter({ need, again: false });
    await refuse(start, [1000]);
    expect(waiting.send()).toBe(false);
    waiting.leave();
    await start.clock.sleep(1000);
    expect((await start.turnstile.enter({ need, again: false })).send()).toBe(true);
  });

  it("lets calls that are tried again go before the others", async () => {
    const { turnstile } = given({ concurrency: 1 });
    const running = await turnstile.enter({ need, again: false });
    const order: string[] = [];
    const line = ["new", "again"].map(async (name) => {
      const passage = await turnstile.enter({ need, again: name === "again" });
      order.push(name);
      passage.leave();
    });
    running.leave();
    await Promise.all(line);
    expect(order).toEqual(["again", "new"]);
  });

  it("gives up the calls that wait, and those that come after them", async () => {
    const controller = new AbortController();
    const { turnstile } = given({ concurrency: 1, signal: controller.signal });
    const running = await turnstile.enter({ need, again: false });
    const waiting = [false, true, false].map((again) => turnstile.enter({ need, again }));
    controller.abort(new Error("given up"));
    for (const turn of waiting) await expect(turn).rejects.toThrow("given up");
    running.leave();
    await expect(turnstile.enter({ need, again: false })).rejects.toThrow("given up");
  });

  it("ends a wait in the background when it is closed", async () => {
    const start = given();
    await refuse(start, [600_000]);
    void start.turnstile.enter({ need, again: false });
    expect(start.clock.sleeping).toBe(1);
    start.turnstile.close();
    await new Promise((resolve) => setImmediate(resolve));
    expect(start.clock.sleeping).toBe(0);
  });
});

describe("Turnstile under limits that are stated", () => {
  it.each([1, 2, 7, 60, 90, 600])("sends %i requests in no minute more", async (requests) => {
    const start = given({ concurrency: 64, perMinute: { requests } });
    const { at } = await letThrough(start, Math.min(900, 3 * requests));
    expect(mostInAMinute(at)).toBe(requests);
    const inASecond = at.filter((time) => time < 1000).length;
    expect(inASecond).toBeLessThanOrEqual(Math.ceil((1.1 * requests) / 60));
    // Two minutes of waiting for what does not fit into the first, and hardly more.
    expect(at.at(-1)).toBeLessThanOrEqual((Math.min(900, 3 * requests) / requests) * 60_300);
  });

  it("counts prompt and longest reply, and no more than the reply had once it is there", async () => {
    const asked = { input: 1000, output: 4000 };
    const tokens = 60_000;
    const cautious = await letThrough(given({ perMinute: { tokens } }), 24, { asked });
    expect(mostInAMinute(cautious.at)).toBe(12);
    const used = { input: 900, output: 100 };
    const corrected = await letThrough(given({ perMinute: { tokens } }), 24, { asked, used });
    expect(corrected.at.at(-1)).toBeLessThan(30_000);
    const many = await letThrough(given({ perMinute: { tokens } }), 200, { asked, used });
    expect(mostInAMinute(many.at)).toBeLessThanOrEqual(60);
    expect(mostInAMinute(many.at)).toBeGreaterThan(50);
  });

  it.each(["input", "output"] as const)("keeps to a limit of %s tokens alone", async (kind) => {
    const asked = { input: 0, output: 0, [kind]: 500 };
    const { at } = await letThrough(given({ perMinute: { [kind]: 2000 } }), 10, { asked });
    expect(mostInAMinute(at)).toBe(4);
  });

  it("sends a call that is larger than the whole limit alone", async () => {
    const asked = { input: 5000, output: 5000 };
    const { at } = await letThrough(given({ perMinute: { tokens: 2000 } }), 3, { asked });
    expect(at).toHaveLength(3);
    expect(mostInAMinute(at)).toBe(1);
  });

  it("holds each key to them by itself, and spreads calls over the keys", async () => {
    const start = given({ keys: 3, concurrency: 9, perMinute: { requests: 30 } });
    const { at, keys } = await letThrough(start, 180);
    for (const key of [0, 1, 2]) {
      const own = at.filter((_, place) => keys[place] === key);
      expect(own.length).toBe(60);
      expect(mostInAMinute(own)).toBe(30);
    }
  });
});

describe("Turnstile under limits that headers tell of", () => {
  it("sends what is left and no more until the provider counts anew", async () => {
    const start = given({ concurrency: 10 });
    await letThrough(start, 1);
    const told = start.clock.monotonic();
    start.turnstile.learn(0, { requests: { remaining: 4, limit: 6, resetMs: 30_000 } });
    const at: number[] = [];
    for (let call = 0; call < 10; call += 1) {
      const passage = await start.turnstile.enter({ need, again: false });
      passage.send();
      at.push(start.clock.monotonic() - told);
      // The first four are never answered: after the reset, two at a time are left beside them.
      if (at.length > 4) passage.leave();
    }
    expect(at.slice(0, 4)).toEqual([0, 0, 0, 0]);
    expect(Math.min(...at.slice(4))).toBe(30_000);
  });

  it("reckons tokens by what calls may need", async () => {
    const start = given({ concurrency: 10 });
    await letThrough(start, 1);
    const told = start.clock.monotonic();
    start.turnstile.learn(0, { output: { remaining: 120, limit: 1000, resetMs: 5000 } });
    const { at } = await letThrough(start, 4);
    expect(at.filter((time) => time - told < 5000)).toHaveLength(4);
    start.turnstile.learn(0, { output: { remaining: 0, limit: 1000, resetMs: 5000 } });
    const later = await letThrough(start, 4);
    expect(Math.min(...later.at)).toBe(start.clock.monotonic() - 10);
  });

  it("does not wait by itself for more than 10 minutes", async () => {
    const start = given();
    await letThrough(start, 1);
    const told = start.clock.monotonic();
    start.turnstile.learn(0, { requests: { remaining: 0, limit: 100, resetMs: 86_400_000 } });
    expect((await letThrough(start, 1)).at).toEqual([told]);
  });

  it("takes the key that has something left", async () => {
    const start = given({ keys: 2, concurrency: 4 });
    await letThrough(start, 2);
    start.turnstile.learn(0, { requests: { remaining: 0, limit: 100, resetMs: 60_000 } });
    expect(new Set((await letThrough(start, 20)).keys)).toEqual(new Set([1]));
  });
});

describe("Turnstile with several keys", () => {
  it("lets a key that is paused rest, while the others go on", async () => {
    const start = given({ keys: 2, concurrency: 4 });
    await letThrough(start, 4);
    const passage = await start.turnstile.enter({ need, again: false });
    passage.send();
    passage.refused(60_000);
    passage.leave();
    const { keys } = await letThrough(start, 20);
    expect(new Set(keys)).toEqual(new Set([1 - passage.key]));
  });

  it("uses a key that is set aside no more, and is shut once none is left", async () => {
    const start = given({ keys: 2, concurrency: 4 });
    await letThrough(start, 4);
    start.turnstile.setAside(0);
    expect([start.turnstile.isAside(0), start.turnstile.isShut]).toEqual([true, false]);
    expect(new Set((await letThrough(start, 20)).keys)).toEqual(new Set([1]));
    start.turnstile.setAside(1);
    expect(start.turnstile.isShut).toBe(true);
  });
});
