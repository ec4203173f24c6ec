import type { CallState } from "./call-state.js";
import { foldTrial, type JudgedTrial, type TrialToFold } from "./fold-trial.js";
import type { ResolvedCall } from "./resolve-call.js";

/** A trial to judge from what is known already. */
export interface TrialToJudge extends TrialToFold {
  /** How a call ended, or undefined where it was not made yet. */
  readonly lookup: (call: ResolvedCall) => CallState | undefined;
}

/** A trial's end, or the calls of its next round that have to be made first. */
export type TrialProgress =
  | ({ readonly kind: "done" } & JudgedTrial)
  | { readonly kind: "missing"; readonly calls: readonly ResolvedCall[] };

/** Judges a trial as far as the calls that are known go; makes none. */
export function judgeTrial({ lookup, ...toFold }: TrialToJudge): TrialProgress {
  const fold = foldTrial(toFold);
  for (let step = fold.next(); ;) {
    if (step.done === true) return { kind: "done", ...step.value };
    const states: CallState[] = [];
    const missing: ResolvedCall[] = [];
    for (const call of step.value) {
      const state = lookup(call);
      if (state === undefined) missing.push(call);
      else states.push(state);
    }
    if (missing.length > 0) return { kind: "missing", calls: missing };
    step = fold.next(states);
  }
}
