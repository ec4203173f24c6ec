/** How a check came out; `inconclusive` is neither shown to hold nor shown not to. */
export type GateStatus = "passed" | "inconclusive" | "failed";

/** What one gate says of one cell, or of a whole run. */
export interface GateCheck {
  /** What was asked: `accuracy >= 0.8`, `not worse than results/main`, `complete`. */
  readonly gate: string;
  /** Absent: the check is of the run as a whole. */
  readonly cell?:
    { readonly evaluator: string; readonly protocol: string; readonly dataset: string } | undefined;
  readonly status: GateStatus;
  /** What was found, in one sentence without a full stop. */
  readonly message: string;
}

/** What the gates that somebody set up say of a run. */
export interface GateReport {
  readonly schema: "reife/gates/1";
  readonly run: string;
  /** Name of the run that it was compared with. */
  readonly baseline?: string | undefined;
  readonly checks: readonly GateCheck[];
  /** What to know beside them. */
  readonly notes: readonly string[];
}
