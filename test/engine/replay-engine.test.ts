import { describe, expect, it } from "vitest";
import type { EngineOptions, EngineEvent } from "../../src/core/engine.js";
import type { ResultStore } from "../../src/core/result-store.js";
import type { Trial } from "../../src/core/trial.js";
import { replayEngine } from "../../src/engine/replay-engine.js";
import { memoryStore } from "../../src/store/memory-store.js";
import { allRecords } from "../contracts/result-store.js";
import { fakeModel } from "./fake-model.js";
import { setup, type SetupOptions } from "./setup.js";
import { allEvents, judgedTrials, ofKind, plain, sampled, trialName, trialsOf } from "./trials.js";

const trials = (): Iterable<Trial> => trialsOf({ protocols: ["plain", "sampled"], instances: 6 });

async function liveRun(options: SetupOptions = {}): Promise<{ events: EngineEvent[]; store: ResultStore }> {
  const { engine, store } = setup(options);
  return { events: await allEvents(engine.run(trials)), store };
}

async function replay(store: ResultStore, options?: EngineOptions): Promise<EngineEvent[]> {
  const model = fakeModel({
    reply() {
      throw new Error("was called");
    },
  });
  const engine = replayEngine({
    store,
    evaluators: new Map([["judge", { model, sampling: {} }]]),
    protocolOf: ({ protocol }) => (protocol === "plain" ? plain : sampled),
  });
  const events = await allEvents(engine.run(trials, options));
  expect(model.requests).toHaveLength(0);
  return events;
}

describe("replayEngine()", () => {
  it("judges what a live run judged, in the order of the trials, and calls nobody", async () => {
    const live = await liveRun();
    const events = await replay(live.store);
    expect(judgedTrials(events)).toEqual(judgedTrials(live.events));
    expect(ofKind(events, "trial").map(({ trial }) => trialName(trial))).toEqual(
      [...trials()].map(trialName),
    );
    expect(events).toHaveLength(24);
  });

  it("has no event for a trial that lacks a call", async () => {
    const live = await liveRun();
    const [first, ...rest] = await allRecords(live.store);
    const events = await replay(memoryStore(rest));
    const without = judgedTrials(live.events).filter(([, { calls }]) => !calls.includes(first?.id ?? ""));
    expect(without.length).toBeLessThan(24);
    expect(judgedTrials(events)).toEqual(without);
  });

  it.each(["drain", "abort"] as const)("stops between two trials on %s", async (signal) => {
    const live = await liveRun();
    expect(await replay(live.store, { [signal]: AbortSignal.abort() })).toEqual([
      { kind: "stopped", why: "interrupted" },
    ]);
  });

  it("lets timers have their turn", async () => {
    const { engine, store } = setup();
    const many = (): Iterable<Trial> => trialsOf({ instances: 1000 });
    await allEvents(engine.run(many));
    const drain = new AbortController();
    const replaying = replayEngine({
      store,
      evaluators: new Map([["judge", { model: fakeModel(), sampling: {} }]]),
      protocolOf: () => plain,
    });
    setTimeout(() => {
      drain.abort();
    }, 0);
    const events = await allEvents(replaying.run(many, { drain: drain.signal }));
    expect(ofKind(events, "stopped")).toHaveLength(1);
  });
});
