import type { SiteIndex } from "../../core/site.js";

/** Tells which evaluators are rules that read nothing: they agree with nobody and are no judges. */
export function isRule({ figures }: SiteIndex): (evaluator: string) => boolean {
  const rules = new Set(
    figures.leaderboard.cells.flatMap(({ evaluator, adapter }) => (adapter === "null" ? [evaluator] : [])),
  );
  return (evaluator) => rules.has(evaluator);
}
