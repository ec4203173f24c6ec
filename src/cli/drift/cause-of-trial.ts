import { canonicalJson } from "../../core/canonical-json.js";
import type { TrialCause } from "../../core/drift.js";
import type { Judgment } from "../../core/judgment.js";
import type { IndexedReply } from "../compose/reply-index.js";

/** A trial of a run, and the run's replies. */
export interface TrialSide {
  readonly judgment: Judgment;
  readonly replies: ReadonlyMap<string, IndexedReply>;
}

/**
 * How a trial that two runs have came to its outcomes. Its calls are compared in the order in which they were asked: at the
 * first that differs, another prompt is the protocol's doing and another reply the judge's, for later prompts may quote that reply.
 * Where all calls are the same and the outcomes are not, the replies were read otherwise.
 */
export function causeOfTrial(before: TrialSide, after: TrialSide): TrialCause {
  const failures = [before, after].filter(({ judgment }) => judgment.outcome.kind === "failed").length;
  if (failures > 0) return failures === 2 ? "same" : "failures";
  const [mine, theirs] = [callsOf(before), callsOf(after)];
  if (mine === undefined || theirs === undefined) return isSame(before, after) ? "same" : "unknown";
  return firstDifference(mine, theirs) ?? (isSame(before, after) ? "same" : "parser");
}

function firstDifference(
  mine: readonly IndexedReply[],
  theirs: readonly IndexedReply[],
): "protocol" | "judge" | undefined {
  const asked = (call: IndexedReply | undefined): string => `${call?.step ?? ""}\n${call?.prompt ?? ""}`;
  for (let place = 0; place < Math.max(mine.length, theirs.length); place += 1) {
    const [old, now] = [mine[place], theirs[place]];
    if (asked(old) !== asked(now)) return "protocol";
    if (old?.reply !== now?.reply) return "judge";
  }
  return undefined;
}

/** The calls of a trial; undefined where one is not stored, or its prompt is not known. */
function callsOf({ judgment, replies }: TrialSide): readonly IndexedReply[] | undefined {
  const calls = judgment.calls.flatMap((id) => {
    const call = replies.get(id);
    return call === undefined || call.prompt === "" ? [] : [call];
  });
  return calls.length === 0 || calls.length < judgment.calls.length ? undefined : calls;
}

function isSame({ judgment: a }: TrialSide, { judgment: b }: TrialSide): boolean {
  const readOf = ({ preference, picked, outcome }: Judgment): string =>
    canonicalJson([
      ...[preference ?? null, picked ?? null, outcome.kind],
      outcome.kind === "scores" ? outcome.scores : null,
    ]);
  return readOf(a) === readOf(b);
}
