import type { EvaluatorRow } from "../core/leaderboard.js";

/**
 * The letters of ranked evaluators in one line, each with the ranks that share it: `a 1; b 2-4; c 3, 5`. Empty where no two
 * evaluators share a letter, for then the ranks say it all, and where there are no letters.
 */
export function tieGroups(evaluators: readonly EvaluatorRow[]): string {
  const ranked = evaluators.flatMap(({ rank, letters }) =>
    rank === undefined || letters === undefined ? [] : [letters],
  );
  // Beyond 26 groups letters have two characters and are parted by dots.
  const dotted = ranked.some((letters) => letters.includes("."));
  const groups = new Map<string, number[]>();
  for (const [place, letters] of ranked.entries()) {
    for (const letter of letters.split(dotted ? "." : ""))
      groups.set(letter, [...(groups.get(letter) ?? []), place + 1]);
  }
  if ([...groups.values()].every((places) => places.length < 2)) return "";
  const ordered = [...groups].sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
  return ordered.map(([letter, places]) => `${letter} ${runsOf(places)}`).join("; ");
}

/** Whole numbers in rising order, neighbours joined: 1, 3-5. */
function runsOf(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`)).join(", ");
}
