import type { TrialGrid } from "./trial-grid.js";
import { isAnswer } from "./is-answer.js";

/**
 * The credit of each trial that was run, 0..1: by instance, then by presentation and repeat (`original 0`). No verdict is
 * no credit, as in accuracy.
 */
export function verdictCredits(grid: TrialGrid): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const trials = grid.presentations.length * grid.repeats;
  return new Map(
    grid.instances.map((facts, instance) => {
      const credits = new Map<string, number>();
      for (let trial = 0; trial < trials; trial += 1) {
        const code = grid.codes[instance * trials + trial] ?? 0;
        if (code === 0) continue;
        const presentation = grid.presentations[Math.floor(trial / grid.repeats)] ?? "original";
        const value = isAnswer(grid, code) ? grid.creditOf(code, facts) : 0;
        credits.set(`${presentation} ${trial % grid.repeats}`, value);
      }
      return [facts.id, credits];
    }),
  );
}
