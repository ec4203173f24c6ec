import type { ChoiceCell, Figure as Number } from "../../core/leaderboard.js";
import type { Figure } from "../figure.js";
import { signedPercent } from "../signed-percent.js";
import { leanDots, type LeanDot } from "../specs/lean-dots.js";

const kinds = ["position", "label", "length"] as const;

/** What judges lean to beyond what is right. */
export const leanFigure: Figure = {
  name: "lean",
  title: "What judges lean to",
  about:
    "Points by which a judge prefers the output shown first (position), the one with the first letter (label, where it was probed) or the longest one (length), beyond what the gold explains. Large marks are means over an evaluator's cells, small ones the cells.",
  of: ({ leaderboard }, sheet) => {
    const cells = leaderboard.cells.flatMap((cell): ChoiceCell[] =>
      cell.task === "pointwise" || cell.adapter === "null" ? [] : [cell],
    );
    const dots = cells.flatMap((cell) => kinds.flatMap((kind): LeanDot[] => dotOf(cell, kind)));
    if (dots.length === 0)
      return { undefined: "no evaluator that chooses between outputs leans measurably or not" };
    const ranked = leaderboard.evaluators.map(({ evaluator }) => evaluator);
    const evaluators = ranked.filter((name) => dots.some(({ evaluator }) => evaluator === name));
    const means = evaluators.flatMap((evaluator) =>
      kinds.flatMap((kind): LeanDot[] => {
        const own = dots.filter((dot) => dot.evaluator === evaluator && dot.kind === kind);
        const [first] = own;
        if (first === undefined) return [];
        const value = own.reduce((sum, dot) => sum + dot.value, 0) / own.length;
        return [
          {
            ...first,
            value,
            title: `${evaluator}, ${kind}: ${signedPercent(value)} points over ${own.length} cells`,
          },
        ];
      }),
    );
    const worst = [...means].sort((a, b) => Math.abs(b.value) - Math.abs(a.value))[0];
    return {
      description: `${evaluators.length} evaluators. The strongest lean is ${worst === undefined ? "none" : worst.title}.`,
      plot: leanDots({ cells: dots, means, evaluators }, sheet),
      table: {
        columns: ["evaluator", "lean", "mean over cells", "cells"],
        rows: means.map(({ evaluator, kind, value }) => [
          evaluator,
          kind,
          value,
          dots.filter((dot) => dot.evaluator === evaluator && dot.kind === kind).length,
        ]),
      },
    };
  },
};

function dotOf(
  { evaluator, adapter, protocol, dataset, lean }: ChoiceCell,
  kind: (typeof kinds)[number],
): LeanDot[] {
  const value: Number | null = lean[kind];
  if (typeof value !== "number") return [];
  const title = `${evaluator} under ${protocol} on ${dataset}, ${kind}: ${signedPercent(value)} points`;
  return [{ evaluator, adapter, kind, value, title }];
}
