import type { GoldAudit } from "../../core/gold-audit.js";
import type { InstanceFacts } from "../../core/instance-facts.js";
import { auditDataset } from "./audit-dataset.js";
import type { Rater } from "../rater.js";
import { responseGrid } from "./response-grid.js";

/** What is audited. */
export interface GoldAuditParts {
  /** Judges whose word counts. */
  readonly raters: readonly Rater[];
  /** Facts of pairs. */
  readonly facts: readonly InstanceFacts[];
  readonly datasets: readonly string[];
  /** Share of wrong golds to expect. */
  readonly prior: number;
}

/** Pairs of several datasets whose gold is suspicious, most suspicious first; each dataset is fitted by itself. */
export function auditGold({
  raters,
  facts,
  datasets,
  prior,
}: GoldAuditParts): Omit<GoldAudit, "schema" | "runs"> {
  const of = (dataset: string): readonly InstanceFacts[] =>
    facts.filter((entry) => entry.dataset === dataset);
  const means = new Map<string, { sum: number; count: number }>();
  for (const dataset of datasets) {
    const { responses } = responseGrid(raters, of(dataset));
    for (const [place, row] of responses.entries()) {
      const evaluator = raters[place]?.evaluator ?? "";
      const mean = means.get(evaluator) ?? { sum: 0, count: 0 };
      for (const value of row) {
        if (value === undefined) continue;
        mean.sum += value;
        mean.count += 1;
      }
      means.set(evaluator, mean);
    }
  }
  const evaluators = [...means]
    .sort(([, a], [, b]) => b.sum / b.count - a.sum / a.count)
    .map(([name]) => name);
  const audits = datasets.map((dataset) => {
    const present = raters.filter(({ cells }) => cells.some(({ cell }) => cell.dataset === dataset));
    return auditDataset(present, of(dataset), { prior, evaluators });
  });
  return {
    evaluators,
    datasets: audits.map(({ summary }) => summary),
    prior,
    queue: audits.flatMap(({ queue }) => queue).sort((a, b) => b.probability - a.probability),
  };
}
