import { expect, it } from "vitest";
import { callEstimate } from "../../src/plan/call-estimate.js";
import { CallTally, type CountedCall } from "../../src/plan/call-tally.js";

const call = (number: number, changes: Partial<CountedCall> = {}): CountedCall => ({
  ...{ number, isStored: false, price: { input: 1, output: 10, asOf: "2026-01-01" } },
  foreseen: () => ({ input: { low: 100, high: 200 }, output: { low: 0, high: 10 } }),
  ...changes,
});

it("CallTally counts each call once, for as many judges as it stands for, and foresees nothing of what is stored", () => {
  const tally = new CallTally();
  tally.add(call(1), { asks: 3, calls: 3 });
  tally.add(call(1), { asks: 3, calls: 3 });
  const foreseen = (): never => {
    throw new Error("Nobody asks how long a stored call is");
  };
  tally.add(call(2, { isStored: true, foreseen }), { asks: 1, calls: 1 });
  expect(tally).toMatchObject({ asks: 7, calls: 4, stored: 1, input: { low: 300, high: 600 } });
  expect(tally.cost?.low).toBeCloseTo(300e-6, 12);
  expect(tally.cost?.high).toBeCloseTo(900e-6, 12);
  tally.add(call(3, { price: undefined }), { asks: 1, calls: 1 });
  expect(tally.cost).toBeUndefined();
});

it("callEstimate() spans what both cases come to", () => {
  const [low, high] = [new CallTally(), new CallTally()];
  for (const number of [1, 2]) high.add(call(number), { asks: 1, calls: 1 });
  low.add(call(1), { asks: 1, calls: 1 });
  expect(callEstimate(low, high)).toMatchObject({
    calls: { low: 1, high: 2 },
    tokens: { input: { low: 100, high: 400 }, output: { low: 0, high: 20 } },
  });
});
