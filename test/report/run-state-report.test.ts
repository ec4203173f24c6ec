import { describe, expect, it } from "vitest";
import type { RunState } from "../../src/core/run-state.js";
import { runStateReport } from "../../src/report/run-state-report.js";
import { evaluatorStatus, runStatus } from "../support/status-fixture.js";

const state = (changes: Partial<RunState>): RunState => ({
  ...{ schema: "reife/run-state/1", run: "grid", state: "done" },
  start: "2026-01-01T10:00:00.000Z",
  trials: { planned: 100, judged: 100, failed: 3 },
  ...changes,
});

describe("runStateReport()", () => {
  it("shows a run that is on", () => {
    const evaluators = [
      evaluatorStatus(),
      evaluatorStatus({
        ...{
          evaluator: "other",
          callsPerSecond: 0,
          costUsd: 0,
          costToComeUsd: undefined,
          secondsLeft: undefined,
        },
        stopped: "no key",
      }),
    ];
    const text = runStateReport(state({ state: "running", pid: 4711, status: runStatus({ evaluators }) }));
    expect(text).toBe(
      [
        "grid: running since 2026-01-01 10:00 UTC (process 4711)",
        "",
        "40 %, 40 of 100 trials, 1 of 2 cells, 30 s left",
        "40 new calls (2.0/s), $1.00 paid, about $1.50 to come",
        "",
        "evaluator  trials   of  failed  calls   paid  to come  calls/s  left",
        "---------  ------  ---  ------  -----  -----  -------  -------  ----",
        "judge          40  100       0     40  $1.00    $1.50      2.0  30 s",
        "other          40  100       0     40      -        -        -     -",
        "other was given up: no key",
      ].join("\n"),
    );
  });

  it.each([
    [state({ end: "2026-01-01T11:00:00.000Z" }), "grid: done at 2026-01-01 11:00 UTC"],
    [state({ state: "killed", status: runStatus() }), "Last heard of at"],
    [state({ state: "cost" }), "raise --max-cost"],
    [state({ state: "interrupted" }), "pays for nothing twice"],
  ])("says how a run ended, and what to do", (ended, words) => {
    expect(runStateReport(ended).replaceAll(/\s+/gu, " ")).toContain(words);
  });

  it("promises no end of a run that nobody is at, and counts by the manifest where nothing was noted", () => {
    expect(runStateReport(state({ state: "killed", status: runStatus() }))).toContain(
      "1 of 2 cells, after 20 s",
    );
    expect(runStateReport(state({}))).toBe("grid: done\n\n100 of 100 trials judged, 3 failed");
  });
});
