/** Most runs of ids that are written out. */
const mostRuns = 8;

/** Ids in few words: numbers that follow each other as `1701-1740`. */
export function idRanges(ids: readonly string[]): string {
  const runs: { readonly first: string; last: string }[] = [];
  for (const id of ids) {
    const run = runs.at(-1);
    if (run !== undefined && /^\d+$/u.test(id) && Number(run.last) + 1 === Number(id)) run.last = id;
    else runs.push({ first: id, last: id });
  }
  const shown = runs
    .slice(0, mostRuns)
    .map(({ first, last }) => (first === last ? first : `${first}-${last}`));
  return runs.length > mostRuns ? `${shown.join(", ")}, ... ${runs.at(-1)?.last ?? ""}` : shown.join(", ");
}
