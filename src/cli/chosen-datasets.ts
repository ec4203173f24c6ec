import type { CellFacts } from "../core/cell-facts.js";
import { didYouMean } from "../core/did-you-mean.js";
import { UsageError } from "../core/errors.js";
import { joinWords } from "../core/join-words.js";
import { matchesId } from "../core/matches-id.js";

/**
 * The datasets of pairs among cells, those that a glob means where one is given. Throws a `UsageError` where there are none.
 */
export function chosenDatasets(cells: readonly CellFacts[], glob: string | undefined): readonly string[] {
  const all = [...new Set(cells.map(({ dataset }) => dataset))];
  const pairs = new Set(cells.filter(({ task }) => task === "pairwise").map(({ dataset }) => dataset));
  const meant = glob === undefined ? all : all.filter((dataset) => matchesId(glob, dataset));
  if (meant.length === 0) {
    const near = didYouMean(glob ?? "", all);
    throw new UsageError(`The run has no judgments on a dataset '${glob ?? ""}'`, {
      hint: near === undefined ? `It has ${all.join(", ")}` : `Did you mean '${near}'?`,
    });
  }
  const chosen = meant.filter((dataset) => pairs.has(dataset));
  if (chosen.length > 0) return chosen;
  const tasks = new Set(cells.filter(({ dataset }) => meant.includes(dataset)).map(({ task }) => task));
  const held = joinWords([...tasks].map((task) => (task === "listwise" ? "picks from lists" : "scores")));
  throw new UsageError(
    `Cannot read ${joinWords(meant)}: this command is for verdicts on pairs, not for ${held}`,
    {
      hint:
        pairs.size > 0
          ? `Name a dataset of pairs with --dataset: ${[...pairs].join(", ")}`
          : "For scores and picks from lists there are `reife leaderboard` and `reife compare`",
    },
  );
}
