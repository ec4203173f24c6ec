import type { ChoiceTrial } from "./choice-trial.js";

const pooled = ["dataset", "protocol", "evaluator"] as const;

/**
 * Columns for the datasets, protocols and evaluators that are pooled, where there are several: 1 for a trial of the one, -1 for a trial of
 * the last, 0 for others. So coded the effects of all add up to 0.
 */
export function fixedEffects(
  trials: readonly Pick<ChoiceTrial, "cell">[],
): Readonly<Record<string, readonly number[]>> {
  const columns: Record<string, readonly number[]> = {};
  for (const kind of pooled) {
    const values = [...new Set(trials.map(({ cell }) => cell[kind]))].sort();
    const last = values.at(-1);
    for (const value of values.slice(0, -1)) {
      columns[`${kind} ${value}`] = trials.map(({ cell }) =>
        cell[kind] === value ? 1 : cell[kind] === last ? -1 : 0,
      );
    }
  }
  return columns;
}
