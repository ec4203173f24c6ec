import { describe, expect, it } from "vitest";
import { PilotTally, type PlannedCall } from "../../src/plan/pilot-tally.js";
import { pairInstance } from "../support/instance-fixture.js";

const price = { input: 10, output: 100, asOf: "2026-01-01" };

function call(id: string, instance: string, changes: Partial<PlannedCall> = {}): PlannedCall {
  const cell = { evaluator: "judge", protocol: "base", dataset: "d", task: "pairwise" as const };
  const presentation = { position: "original", labels: "follow" } as const;
  return {
    ...{ id, evaluator: "judge", isStored: false, price, met: { low: true, high: true } },
    trial: { cell, instance: pairInstance(instance), presentation, repeat: 0 },
    input: { low: 90, high: 110 },
    output: { low: 0, high: 40 },
    ...changes,
  };
}

const used = { input: 80, output: 10, costUsd: 0.002 };

describe("PilotTally", () => {
  it("parts instances whose calls are all stored from those that wait for one", () => {
    const tally = new PilotTally(() => used);
    for (const stored of ["1", "2"]) tally.add(call(stored, "whole", { isStored: true }));
    tally.add(call("1", "whole", { isStored: true }));
    tally.add(call("3", "half", { isStored: true }));
    for (const open of ["4", "5", "4"]) tally.add(call(open, open === "4" ? "half" : "new"));
    const stratum = (foreseen: number, actual: number, rest: number): unknown => [
      { sample: [{ foreseen, actual }], rest: { units: 2, low: rest, high: rest } },
    ];
    const all = tally.scopes().get(undefined);
    expect(all).toEqual({
      input: stratum(200, 160, 200),
      output: stratum(40, 20, 40),
      costUsd: stratum(0.006, 0.004, 0.006),
    });
    expect(tally.scopes().get("judge")).toEqual(all);
  });

  it("keeps what is met only where judges contradict themselves apart", () => {
    const tally = new PilotTally(() => used);
    tally.add(call("1", "whole", { isStored: true }));
    tally.add(call("2", "new"));
    tally.add(call("3", "new", { met: { low: false, high: true } }));
    expect(tally.scopes().get("judge")?.input?.[0]?.rest).toEqual({ units: 1, low: 100, high: 200 });
  });

  it("states no figure that is not known of every call", () => {
    const tally = new PilotTally((id) => (id === "1" ? { input: 5, output: 6 } : undefined));
    tally.add(call("1", "whole", { isStored: true }));
    tally.add(call("2", "whole", { evaluator: "other", isStored: true, price: undefined }));
    const [all, judge, other] = [undefined, "judge", "other"].map((scope) => tally.scopes().get(scope));
    expect(judge).toMatchObject({ input: [{}], output: [{}], costUsd: undefined });
    expect(other).toEqual({ input: undefined, output: undefined, costUsd: undefined });
    expect(all).toEqual({ input: undefined, output: undefined, costUsd: undefined });
  });
});
