import { describe, expect, it } from "vitest";
import { batchFlags } from "../../src/cli/batch-flags.js";

describe("batchFlags", () => {
  it("reads how a run uses batches", () => {
    expect(batchFlags({})).toEqual({ submits: false, liveBelow: 0, pollMs: 60_000 });
    const flags = { batch: true, batchLiveBelow: "50", batchPoll: "5m" };
    expect(batchFlags(flags)).toEqual({ submits: true, liveBelow: 50, pollMs: 300_000 });
    // A run that only waits for open batches may say how often it looks.
    expect(batchFlags({ batchPoll: "0.5s" })).toEqual({ submits: false, liveBelow: 0, pollMs: 500 });
  });

  it("refuses flags that mean nothing", () => {
    expect(() => batchFlags({ batchLiveBelow: "3" })).toThrow("--batch-live-below goes with --batch");
    expect(() => batchFlags({ batch: true, batchLiveBelow: "some" })).toThrow("--batch-live-below");
    expect(() => batchFlags({ batch: true, batchPoll: "soon" })).toThrow(
      "--batch-poll: 'soon' is no duration",
    );
  });
});
