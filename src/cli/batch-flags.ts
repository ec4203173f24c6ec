import { readDuration } from "../config/read-duration.js";
import { UsageError } from "../core/errors.js";
import { isSet, textFlag, type Flags } from "./flags.js";
import { wholeNumberFlag } from "./whole-number-flag.js";

/** How a run uses batches. */
export interface BatchFlags {
  /** Whether new batches are handed in. */
  readonly submits: boolean;
  readonly liveBelow: number;
  readonly pollMs: number;
}

const usualPoll = "60s";

/** The flags about batches. Throws a `UsageError` for one that cannot be read, or that means nothing without `--batch`. */
export function batchFlags(flags: Flags): BatchFlags {
  const submits = isSet(flags, "batch");
  const liveBelow = wholeNumberFlag(
    { "batch-live-below": textFlag(flags, "batchLiveBelow") },
    "batch-live-below",
    {
      least: 0,
    },
  );
  if (liveBelow !== undefined && !submits) throw new UsageError("--batch-live-below goes with --batch");
  const poll = textFlag(flags, "batchPoll") ?? usualPoll;
  const seconds = readDuration(poll);
  if (seconds === undefined) {
    throw new UsageError(`--batch-poll: '${poll}' is no duration`, { hint: "Write 30s, 5m or 1h" });
  }
  return { submits, liveBelow: liveBelow ?? 0, pollMs: seconds * 1000 };
}
