import { UsageError } from "../../core/errors.js";
import { isSet, listFlag, textFlag, type Flags } from "../flags.js";
import { numberFlag } from "../number-flag.js";
import { readThreshold, type Threshold } from "./threshold.js";

/** What a command is to hold a run to, and where to write what came of it. */
export interface GateFlags {
  readonly thresholds: readonly Threshold[];
  /** Folder of the run to compare with. */
  readonly baseline?: string | undefined;
  /** Largest fall below the baseline that does not matter, 0..1. */
  readonly margin: number;
  /** File for a summary in Markdown. */
  readonly summary?: string | undefined;
  /** File for JUnit's XML. */
  readonly junit?: string | undefined;
}

/** Reads the flags of gates; undefined where none was given. Throws a `UsageError` for what they cannot mean. */
export function gateFlags(flags: Flags): GateFlags | undefined {
  const under = listFlag(flags, "failUnder");
  const low = isSet(flags, "failUnderLow");
  const margin = numberFlag(flags, "margin", { above: 0, below: 1 });
  const files = { summary: textFlag(flags, "summary"), junit: textFlag(flags, "junit") };
  const baseline = textFlag(flags, "baseline");
  if (low && under.length === 0)
    throw new UsageError("--fail-under-low needs a --fail-under whose interval it is about");
  if (margin !== undefined && baseline === undefined)
    throw new UsageError("--margin needs a --baseline: it is the fall below it that does not matter");
  const given = [under.length > 0, baseline, files.summary, files.junit];
  if (given.every((value) => value === undefined || value === false)) return undefined;
  const texts = under.flatMap((text) => text.split(","));
  return {
    thresholds: texts.map((text) => readThreshold(text, low)),
    baseline,
    margin: margin ?? 0.02,
    ...files,
  };
}
