import type { EvaluatorStatus, RunStatus, StatusFigures } from "../../src/core/run-status.js";

const figures: StatusFigures = {
  trials: { total: 100, done: 40, unparsed: 0, failed: 0 },
  calls: 40,
  callsPerSecond: 2,
  costUsd: 1,
  costToComeUsd: 1.5,
  secondsLeft: 30,
  retries: {},
};

/** How a made-up evaluator stands. */
export function evaluatorStatus(changes: Partial<EvaluatorStatus> = {}): EvaluatorStatus {
  return { evaluator: "judge", ...figures, ...changes };
}

/** How a made-up run stands. */
export function runStatus(changes: Partial<RunStatus> = {}): RunStatus {
  return {
    ...figures,
    schema: "reife/status/1",
    run: "grid",
    pid: 4711,
    start: "2026-01-01T10:00:00.000Z",
    at: "2026-01-01T10:00:20.000Z",
    elapsedSeconds: 20,
    cells: { total: 2, done: 1 },
    failures: {},
    evaluators: [evaluatorStatus()],
    ...changes,
  };
}
