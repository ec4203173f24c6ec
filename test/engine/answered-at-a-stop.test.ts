import { describe, expect, it } from "vitest";
import type { ChatReply } from "../../src/core/chat-reply.js";
import { allRecords } from "../contracts/result-store.js";
import { fakeModel, plainReply, type FakeModel } from "./fake-model.js";
import { setup } from "./setup.js";
import { allEvents, trialsOf } from "./trials.js";

const atOnce = 12;
const evaluator = { concurrency: atOnce };

async function microtasks(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await Promise.resolve();
}

/** A model whose replies all come in one turn of the event loop, some microtasks apart. */
function answering(spread: number, onAnswer: (count: number) => void): FakeModel {
  const model = fakeModel();
  let asked = 0;
  let answered = 0;
  return {
    ...model,
    async complete(request): Promise<ChatReply> {
      const depth = asked * spread;
      asked = (asked + 1) % atOnce;
      await new Promise((resolve) => setImmediate(resolve));
      await microtasks(depth);
      answered += 1;
      onAnswer(answered);
      return { ...plainReply(request), usage: { input: 1e6, output: 0 } };
    },
  };
}

const spreads = [0, 1, 2, 3, 4, 5, 6, 7];

describe("a call that has been answered is stored", () => {
  it.each(["drain", "abort"] as const)("at a %s at any moment after it", async (how) => {
    for (const spread of spreads) {
      for (let delay = 0; delay < 12; delay += 1) {
        const stop = new AbortController();
        let answered = 0;
        let inTime = 0;
        const model = answering(spread, (count) => {
          answered = count;
          if (!stop.signal.aborted) inTime = count;
          if (count !== 3) return;
          void microtasks(delay).then(() => {
            stop.abort();
          });
        });
        const { engine, store } = setup({ models: [model], evaluator });
        await allEvents(engine.run(() => trialsOf({ instances: 30 }), { [how]: stop.signal }));
        const kept = (await allRecords(store)).length;
        const when = `${spread} apart, stopped ${delay} later`;
        if (how === "drain") expect(kept, when).toBe(answered);
        else expect(kept, when).toBeGreaterThanOrEqual(inTime);
      }
    }
  });
});
