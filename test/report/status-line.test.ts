import { describe, expect, it } from "vitest";
import { statusLine } from "../../src/report/status-line.js";
import { runStatus } from "../support/status-fixture.js";

describe("statusLine()", () => {
  it("says how far a run is, what it cost and will cost, and when it will be done", () => {
    expect(statusLine(runStatus())).toBe(
      " 40 %  40 of 100 trials  1 of 2 cells  40 new calls (2.0/s)  $1.00 paid, about $1.50 to come  30 s left",
    );
  });

  it("names what went wrong, the most frequent first", () => {
    const line = statusLine(
      runStatus({
        trials: { total: 1000, done: 999, unparsed: 3, failed: 12 },
        failures: { timeout: 2, network: 10 },
        retries: { overloaded: 1, "rate-limited": 1500 },
        ...{ costUsd: 0, callsPerSecond: 0, secondsLeft: undefined, elapsedSeconds: 125 },
      }),
    );
    expect(line).toBe(
      " 99 %  999 of 1,000 trials  1 of 2 cells  40 new calls  12 failed (10 network, 2 timeout)  3 unparsed  " +
        "1,501 tried again (1,500 rate-limited, 1 overloaded)  after 2 min 5 s",
    );
  });

  it("promises no end while batches are open", () => {
    const batches = { open: 2, calls: 34, done: 1, failed: 0, since: "2026-01-01T09:00:00.000Z" };
    expect(statusLine(runStatus({ batches }))).toContain(
      "2 batches open (34 calls, since 2026-01-01T09:00Z)  1 done  after 20 s",
    );
  });
});
