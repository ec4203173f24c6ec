import type { Battle } from "./battle.js";
import type { SystemTable } from "./system-table.js";

/** Each two systems with a score on one instruction as a battle that the higher score wins. */
export function scoreBattles({ systems, drawn, judge, gold }: SystemTable): readonly Battle[] {
  const battles: Battle[] = [];
  const won = (scores: SystemTable["judge"], rows: readonly [number, number], column: number): number => {
    const [first, second] = [scores[rows[0]]?.[column], scores[rows[1]]?.[column]];
    return first === undefined || second === undefined ? NaN : (1 + Math.sign(first - second)) / 2;
  };
  for (const [one, first] of systems.entries()) {
    for (const [place, second] of systems.slice(one + 1).entries()) {
      const rows = [one, one + 1 + place] as const;
      for (const [column, number] of drawn.entries()) {
        const battle = { judge: won(judge, rows, column), gold: won(gold, rows, column) };
        if (!Number.isNaN(battle.judge)) battles.push({ first, second, drawn: number, ...battle });
      }
    }
  }
  return battles;
}
