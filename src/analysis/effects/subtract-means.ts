import type { Mean } from "./block.js";

/** The first mean less the others, replicate by replicate: all come from the same draws. */
export function subtractMeans(first: Mean, ...others: readonly Mean[]): Mean {
  const value = others.reduce((rest, other) => rest - other.value, first.value);
  const rows = others.flatMap(({ replicates }) => (replicates === undefined ? [] : [replicates]));
  if (first.replicates === undefined || rows.length < others.length) return { value, replicates: undefined };
  const replicates = first.replicates.map((replicate, at) =>
    rows.reduce((rest, row) => rest - (row[at] ?? 0), replicate),
  );
  return { value, replicates };
}
