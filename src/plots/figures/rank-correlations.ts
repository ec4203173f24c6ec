import type { RankCorrelation } from "../../core/leaderboard.js";
import type { Figure, MaybeFigure, Sheet } from "../figure.js";
import { correlationMatrix } from "../specs/correlation-matrix.js";

/** How alike datasets, or protocols, rank the evaluators. */
export const rankCorrelationFigures: readonly Figure[] = [
  {
    name: "rank-datasets",
    title: "How alike datasets rank the evaluators",
    about:
      "Spearman correlation of the evaluators' accuracies on two datasets: 1 is the same ranking, 0 no relation, −1 the opposite.",
    of: ({ leaderboard }, sheet) => matrix(leaderboard.rankCorrelation.datasets, "datasets", sheet),
  },
  {
    name: "rank-protocols",
    title: "How alike protocols rank the evaluators",
    about:
      "Spearman correlation of the evaluators' accuracies under two protocols: 1 is the same ranking, 0 no relation, −1 the opposite.",
    of: ({ leaderboard }, sheet) => matrix(leaderboard.rankCorrelation.protocols, "protocols", sheet),
  },
];

/** The mean over all protocols stands for itself in the leaderboard; here protocols are set side by side. */
const mean = "all protocols";

function matrix(all: readonly RankCorrelation[], what: string, sheet: Sheet): MaybeFigure {
  const evaluators = all.filter(({ over, a, b }) => over === "evaluators" && a !== mean && b !== mean);
  const known = evaluators.filter(({ spearman }) => "value" in spearman);
  if (known.length === 0)
    return { undefined: `the run has no two ${what} that rank three evaluators or more` };
  const names = [...new Set(known.flatMap(({ a, b }) => [a, b]))];
  const byPair = new Map(
    evaluators.flatMap(
      (entry) =>
        [
          [`${entry.a}\n${entry.b}`, entry],
          [`${entry.b}\n${entry.a}`, entry],
        ] as const,
    ),
  );
  const values = known
    .flatMap(({ spearman }) => ("value" in spearman ? [spearman.value] : []))
    .sort((a, b) => a - b);
  const ranked = [...new Set(known.map(({ n }) => n))].sort((a, b) => a - b);
  return {
    description: `${names.length} ${what}, ${[...new Set([ranked[0], ranked.at(-1)])].join(" to ")} evaluators ranked by two of them; correlations of their rankings run from ${(values[0] ?? 0).toFixed(2)} to ${(values.at(-1) ?? 0).toFixed(2)}.`,
    plot: correlationMatrix(
      { names, of: (a, b) => byPair.get(`${a}\n${b}`)?.spearman ?? { undefined: "not ranked together" } },
      { ...sheet, width: Math.min(sheet.width, 200 + names.length * 76) },
    ),
    table: {
      columns: ["a", "b", "evaluators", "spearman", "kendall"],
      rows: evaluators.map(({ a, b, n, spearman, kendall }) => [
        a,
        b,
        n,
        "value" in spearman ? spearman.value : "",
        "value" in kendall ? kendall.value : "",
      ]),
    },
  };
}
