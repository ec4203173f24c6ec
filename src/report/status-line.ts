import type { RunStatus } from "../core/run-status.js";
import { statusParts } from "./status-parts.js";

/** Where a run stands, on one line. */
export function statusLine(status: RunStatus): string {
  const { share, trials, cells, calls, cost, trouble, batches, time } = statusParts(status);
  return [share, trials, cells, calls, ...cost, ...trouble, ...batches, time].join("  ");
}
