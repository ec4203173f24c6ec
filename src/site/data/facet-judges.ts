import type { RunFigures } from "../../core/run-figures.js";

/** The judges that slices are of, best first; rules are left out, as figures of slices leave them out. */
export function facetJudges({ leaderboard, facets }: RunFigures): readonly string[] {
  const sliced = new Set(facets.map(({ evaluator }) => evaluator));
  return leaderboard.evaluators
    .filter(({ evaluator, adapter }) => adapter !== "null" && sliced.has(evaluator))
    .map(({ evaluator }) => evaluator);
}
