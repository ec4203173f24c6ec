import type { MeasuredPairCell } from "./measured-cell.js";

/**
 * The cells whose protocol and dataset every judge has: means over them compare like with like. Null judges answer the
 * same under every protocol and run under one only, so they are not asked for: of their cells, those on a common dataset
 * are kept.
 */
export function commonCells(cells: readonly MeasuredPairCell[]): readonly MeasuredPairCell[] {
  const judges = cells.filter(({ cell }) => cell.adapter !== "null");
  const evaluators = new Set(judges.map(({ cell }) => cell.evaluator));
  const seenBy = new Map<string, Set<string>>();
  for (const { cell } of judges) {
    const key = `${cell.protocol}\n${cell.dataset}`;
    const seen = seenBy.get(key) ?? new Set();
    seenBy.set(key, seen.add(cell.evaluator));
  }
  const isCommon = (protocol: string, dataset: string): boolean =>
    seenBy.get(`${protocol}\n${dataset}`)?.size === evaluators.size;
  const common = judges.filter(({ cell }) => isCommon(cell.protocol, cell.dataset));
  const datasets = new Set(common.map(({ cell }) => cell.dataset));
  const nulls = cells.filter(({ cell }) => cell.adapter === "null");
  if (evaluators.size === 0) return nulls;
  return [...common, ...nulls.filter(({ cell }) => datasets.has(cell.dataset))];
}
