import type { PresentationId } from "../core/presentation-id.js";
import { isAnswer } from "./is-answer.js";
import type { TrialGrid } from "./trial-grid.js";

/** Mean credit of each presentation's trials, 0..1; a presentation without trials is absent. */
export function accuracyByPresentation(grid: TrialGrid): Readonly<Partial<Record<PresentationId, number>>> {
  const result: Partial<Record<PresentationId, number>> = {};
  const shown = grid.presentations.length;
  grid.presentations.forEach((id, presentation) => {
    let total = 0;
    let trials = 0;
    for (const [instance, facts] of grid.instances.entries()) {
      const start = (instance * shown + presentation) * grid.repeats;
      for (let place = start; place < start + grid.repeats; place += 1) {
        const code = grid.codes[place] ?? 0;
        if (code === 0) continue;
        trials += 1;
        total += isAnswer(grid, code) ? grid.creditOf(code, facts) : 0;
      }
    }
    if (trials > 0) result[id] = total / trials;
  });
  return result;
}
