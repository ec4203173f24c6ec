import { didYouMean } from "../core/did-you-mean.js";
import { UsageError } from "../core/errors.js";
import type { Leaderboard } from "../core/leaderboard.js";
import { cellFigures } from "./cell-figures.js";

/**
 * The paths of the figures that are meant by names: all of them for `all`; else a figure's path (`lean.position`), the end of
 * one (`position`), or what several stand below (`coverage`, `confusion`). In the order of the names. Throws a `UsageError` that names
 * what was meant for a name that no cell of the run has.
 */
export function chooseFigures(leaderboard: Leaderboard, names: readonly string[]): readonly string[] {
  const paths = [...new Set(leaderboard.cells.flatMap((cell) => cellFigures(cell).map(({ path }) => path)))];
  if (names.includes("all")) return paths;
  return [...new Set(names.flatMap((name) => pathsOf(name, paths)))];
}

function pathsOf(name: string, paths: readonly string[]): readonly string[] {
  const wanted = name.toLowerCase();
  const same = paths.filter((path) => path.toLowerCase() === wanted);
  if (same.length > 0) return same;
  const ends = paths.filter((path) => path.toLowerCase().endsWith(`.${wanted}`));
  // The same figure under our own parsers, or of one criterion, stands behind the figure itself.
  const shortest = Math.min(...ends.map((path) => path.split(".").length));
  if (ends.length > 0) return ends.filter((path) => path.split(".").length === shortest);
  const begins = paths.filter((path) => path.toLowerCase().startsWith(`${wanted}.`));
  const within = paths.filter((path) => path.toLowerCase().includes(`.${wanted}.`));
  if (begins.length > 0) return begins;
  if (within.length > 0) return within;
  const meant = didYouMean(name, new Set(paths.flatMap((path) => [path, path.split(".").at(-1) ?? path])));
  throw new UsageError(`Cannot show '${name}': no cell of this run has such a figure`, {
    hint:
      meant === undefined
        ? "`--metrics all` shows every figure with its name"
        : `Did you mean '${meant}'? \`--metrics all\` shows every figure with its name`,
  });
}
