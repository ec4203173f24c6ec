import type { ComparedSide } from "../../core/comparison.js";
import type { SiteIndex } from "../../core/site.js";

/** What can be compared, by kind: only two of a kind can. */
export interface SideGroup {
  readonly title: string;
  readonly sides: readonly SideChoice[];
}

/** A side as it is written, on the command line too, and what it means. */
export interface SideChoice {
  readonly name: string;
  readonly side: ComparedSide;
}

/** The sides of a run. An evaluator comes before a protocol of the same name, as on the command line. */
export function sideChoices({ figures }: SiteIndex): readonly SideGroup[] {
  const { cells } = figures.leaderboard;
  const evaluators = new Set(cells.map(({ evaluator }) => evaluator));
  const protocols = new Set(cells.map(({ protocol }) => protocol));
  const pairs = new Map(
    cells.map(({ evaluator, protocol }) => [`${evaluator}:${protocol}`, { evaluator, protocol }]),
  );
  return [
    { title: "Evaluators", sides: [...evaluators].map((name) => ({ name, side: { evaluator: name } })) },
    {
      title: "Protocols",
      sides: [...protocols]
        .filter((name) => !evaluators.has(name))
        .map((name) => ({ name, side: { protocol: name } })),
    },
    {
      title: "Evaluators under a protocol",
      sides: [...pairs].map(([name, side]) => ({ name, side })),
    },
  ].filter(({ sides }) => sides.length > 1);
}
