import type { LostMoney } from "./lost-money.js";
import type { RunManifest } from "./run-manifest.js";
import type { RunStatus } from "./run-status.js";

/** How a run stands, for somebody who looks at its folder from outside. */
export interface RunState {
  readonly schema: "reife/run-state/1";
  readonly run: string;
  /** `running`: a process is at it; `killed`: the last one ended without saying how. Else how the last go ended. */
  readonly state: RunManifest["ended"] | "killed";
  /** The process that is at it. */
  readonly pid?: number | undefined;
  /** ISO 8601, UTC: when the run was first begun, and when its last go ended. */
  readonly start: string;
  readonly end?: string | undefined;
  /** As the last go that ended counted them; of one that runs, see `status`. */
  readonly trials: RunManifest["trials"];
  /** What was, or may have been, paid in vain, in all goes; absent: nothing. */
  readonly lost?: LostMoney | undefined;
  /** Where the present go stands, or the last one stood when it ended. Absent: nothing was noted. */
  readonly status?: RunStatus | undefined;
}
