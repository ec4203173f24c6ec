import type { Ask } from "../core/ask.js";
import { presentationId } from "../core/presentation-id.js";

/** Counts a trial's asks of one kind, so that a judge who disagrees with itself can do so from the first to the next. */
export function turns(): (ask: Ask) => number {
  const counts = new Map<string, number>();
  return ({ juror, answer, scope }) => {
    const shown = scope.dependsOn === "presentation" ? presentationId(scope.presentation) : "";
    const key = [juror, answer.kind, shown].join("\n");
    const turn = counts.get(key) ?? 0;
    counts.set(key, turn + 1);
    return turn;
  };
}
