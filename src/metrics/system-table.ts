/** What judge and gold say of one output of a system. */
export interface SystemEntry {
  readonly system: string;
  /** Number of the instruction's cluster among those that are drawn. */
  readonly drawn: number;
  readonly judge: number;
  readonly gold: number;
}

/** Scores of systems (rows, by name) on instructions (columns): means of their entries, undefined where there is none. */
export interface SystemTable {
  readonly systems: readonly string[];
  /** Of each column, the number of its cluster among those that are drawn. */
  readonly drawn: readonly number[];
  readonly judge: readonly (readonly (number | undefined)[])[];
  readonly gold: readonly (readonly (number | undefined)[])[];
}

/** Lays entries out as a table; several entries of a system on one instruction count as their mean. */
export function systemTable(entries: readonly SystemEntry[]): SystemTable {
  const systems = [...new Set(entries.map(({ system }) => system))].sort();
  const drawn = [...new Set(entries.map((entry) => entry.drawn))].sort((a, b) => a - b);
  const rowOf = new Map(systems.map((system, row) => [system, row]));
  const columnOf = new Map(drawn.map((number, column) => [number, column]));
  const sums = systems.map(() => drawn.map(() => ({ judge: 0, gold: 0, size: 0 })));
  for (const entry of entries) {
    const sum = sums[rowOf.get(entry.system) ?? 0]?.[columnOf.get(entry.drawn) ?? 0];
    if (sum === undefined) continue;
    sum.judge += entry.judge;
    sum.gold += entry.gold;
    sum.size += 1;
  }
  const means = (side: "judge" | "gold"): SystemTable["judge"] =>
    sums.map((row) => row.map((sum) => (sum.size === 0 ? undefined : sum[side] / sum.size)));
  return { systems, drawn, judge: means("judge"), gold: means("gold") };
}
