import type { Battle } from "./battle.js";

/** Wins and rates of systems (rows) against each other (columns). */
export interface WinRates {
  readonly wins: {
    readonly judge: readonly (readonly number[])[];
    readonly gold: readonly (readonly number[])[];
  };
  /** Wins over battles, undefined where two systems did not meet. */
  readonly rates: {
    readonly judge: readonly (readonly (number | undefined)[])[];
    readonly gold: readonly (readonly (number | undefined)[])[];
  };
}

/** Adds battles up, each as often as `timesOf` says. */
export function winRates(
  battles: readonly Battle[],
  systems: readonly string[],
  timesOf: (battle: Battle) => number,
): WinRates {
  const rowOf = new Map(systems.map((system, row) => [system, row]));
  const tables = { judge: square(systems.length), gold: square(systems.length), met: square(systems.length) };
  for (const battle of battles) {
    const times = timesOf(battle);
    const [first, second] = [rowOf.get(battle.first), rowOf.get(battle.second)];
    if (times === 0 || first === undefined || second === undefined) continue;
    for (const side of ["judge", "gold"] as const) {
      add(tables[side], { row: first, column: second }, times * battle[side]);
      add(tables[side], { row: second, column: first }, times * (1 - battle[side]));
    }
    add(tables.met, { row: first, column: second }, times);
    add(tables.met, { row: second, column: first }, times);
  }
  const { judge, gold, met } = tables;
  return { wins: { judge, gold }, rates: { judge: ratesOf(judge, met), gold: ratesOf(gold, met) } };
}

function square(size: number): number[][] {
  return Array.from({ length: size }, () => new Array<number>(size).fill(0));
}

function add(
  table: readonly number[][],
  { row, column }: { readonly row: number; readonly column: number },
  amount: number,
): void {
  const cells = table[row];
  if (cells !== undefined) cells[column] = (cells[column] ?? 0) + amount;
}

function ratesOf(
  wins: readonly (readonly number[])[],
  met: readonly (readonly number[])[],
): (number | undefined)[][] {
  return wins.map((row, first) =>
    row.map((won, second) => {
      const battles = met[first]?.[second] ?? 0;
      // Sums of halves may round past the whole.
      return battles === 0 ? undefined : Math.min(1, Math.max(0, won / battles));
    }),
  );
}
