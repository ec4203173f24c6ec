import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AttemptJournal } from "../../src/core/attempt-journal.js";
import type { ChatReply } from "../../src/core/chat-reply.js";
import { ModelError } from "../../src/core/errors.js";
import type { LostAttempt } from "../../src/core/lost-attempt.js";
import { sumLost } from "../../src/core/sum-lost.js";
import { fakeModel, plainReply } from "./fake-model.js";
import { setup } from "./setup.js";
import { allEvents, ofKind, trialsOf } from "./trials.js";
import { virtualClock } from "./virtual-clock.js";

const price = { input: 1, output: 2, asOf: "2026-01-01" };
const usage = { input: 100, output: 50 };
/** Of that usage, at that price. */
const usd = 0.0002;

interface MemoryJournal extends AttemptJournal {
  readonly attempts: readonly LostAttempt[];
  readonly inFlight: ReadonlySet<string>;
}

function memoryJournal(): MemoryJournal {
  const attempts: LostAttempt[] = [];
  const inFlight = new Set<string>();
  return {
    attempts,
    inFlight,
    begin({ id }) {
      inFlight.add(id);
      const leave = (): void => void inFlight.delete(id);
      return { kept: leave, over: leave };
    },
    lose: (attempt) => void attempts.push(attempt),
    lost: () => sumLost(attempts),
    close: () => undefined,
  };
}

const reply = (request: Parameters<typeof plainReply>[0]): ChatReply => ({ ...plainReply(request), usage });

describe("attempts that were paid for in vain", () => {
  it("are noted with what the provider counted, or with what they may have cost at most", async () => {
    const journal = memoryJournal();
    const bills = [usage, "perhaps", undefined] as const;
    const model = fakeModel({
      reply(request, number) {
        const billed = bills[number - 1];
        if (number <= bills.length) throw new ModelError("no", { failure: "bad-response", billed });
        return reply(request);
      },
    });
    const mostOutput = (): number => 500;
    const evaluator = { price, concurrency: 1, maxAttempts: 9, mostOutput };
    const { engine } = setup({ models: [model], evaluator, attempts: journal });
    const events = await allEvents(engine.run(() => trialsOf({ instances: 1 })));
    const trials = ofKind(events, "trial").length;
    expect(journal.attempts.filter(({ costUsd }) => costUsd === usd)).toHaveLength(trials);
    const most = journal.attempts.flatMap(({ mostUsd }) => mostUsd ?? []);
    expect(most).toHaveLength(trials);
    for (const perhaps of most) expect(perhaps).toBeGreaterThan(500 * 2e-6);
    expect(journal.attempts).toHaveLength(2 * trials);
    expect(ofKind(events, "lost").map(({ costUsd }) => costUsd)).toEqual(
      journal.attempts.map(({ costUsd }) => costUsd),
    );
    expect(journal.inFlight.size).toBe(0);
  });

  it("are noted where a provider's filter stopped the reply", async () => {
    const journal = memoryJournal();
    const model = fakeModel({ reply: (request) => ({ ...reply(request), finishReason: "content-filter" }) });
    const { engine } = setup({ models: [model], evaluator: { price }, attempts: journal });
    const events = await allEvents(engine.run(() => trialsOf({ instances: 2 })));
    const trials = ofKind(events, "trial").length;
    expect(journal.attempts).toHaveLength(trials);
    for (const attempt of journal.attempts)
      expect(attempt).toMatchObject({ why: "content-filter", costUsd: usd });
    expect(journal.inFlight.size).toBe(0);
  });

  it("are not noted for judges that cost nothing, or whose calls go on elsewhere", async () => {
    const journal = memoryJournal();
    const asked: number[] = [];
    for (const evaluator of [{}, { price: { ...price, input: 0, output: 0 } }, { price, outlives: true }]) {
      const model = fakeModel({
        reply(request) {
          asked.push(journal.inFlight.size);
          return reply(request);
        },
      });
      const { engine } = setup({ models: [model], evaluator, attempts: journal });
      await allEvents(engine.run(() => trialsOf({ instances: 2 })));
    }
    expect(asked.length).toBeGreaterThan(0);
    expect(Math.max(...asked)).toBe(0);
  });

  it("count towards the budget: what a provider bills never exceeds it, whatever breaks", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          concurrency: fc.integer({ min: 1, max: 12 }),
          maxCostUsd: fc.double({ min: 0, max: 0.02, noNaN: true }),
          breaks: fc.array(fc.constantFrom("fine", "counted", "perhaps", "filtered"), {
            minLength: 1,
            maxLength: 9,
          }),
        }),
        async ({ concurrency, maxCostUsd, breaks }) => {
          const clock = virtualClock();
          let requests = 0;
          let billedUsd = 0;
          const model = fakeModel({
            clock,
            latencyMs: () => 1 + ((requests * 7) % 5),
            reply(request) {
              requests += 1;
              billedUsd += usd;
              const how = breaks[requests % breaks.length];
              if (how === "counted") throw new ModelError("", { failure: "bad-response", billed: usage });
              if (how === "perhaps") throw new ModelError("", { failure: "network", billed: "perhaps" });
              return how === "filtered"
                ? { ...reply(request), finishReason: "content-filter" }
                : reply(request);
            },
          });
          const mostOutput = (): number => usage.output;
          const evaluator = { price, concurrency, mostOutput };
          const { engine } = setup({ models: [model], clock, evaluator, attempts: memoryJournal() });
          await allEvents(engine.run(() => trialsOf({ instances: 30 }), { maxCostUsd }));
          expect(billedUsd).toBeLessThanOrEqual(maxCostUsd * (1 + 1e-9));
        },
      ),
      { numRuns: 60 },
    );
  });
});
