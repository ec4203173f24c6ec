import type { ChoiceCell, Figure as Number } from "../../core/leaderboard.js";
import type { LeanRow } from "../../core/run-figures.js";
import type { Figure } from "../figure.js";
import { signedPercent } from "../signed-percent.js";
import { leanDots, type LeanDot } from "../specs/lean-dots.js";

const kinds = ["position", "label", "length"] as const;

/** What judges lean to beyond what is right. */
export const leanFigure: Figure = {
  name: "lean",
  title: "What judges lean to",
  about:
    "Points by which a judge prefers the output shown first (position), the one with the first letter (label, where it was probed) or the longest one (length), beyond what the gold explains. Large marks are an evaluator's means over datasets, with 95 % intervals; small ones its cells.",
  of: ({ leaderboard, leans }, sheet) => {
    const cells = leaderboard.cells.flatMap((cell): ChoiceCell[] =>
      cell.task === "pointwise" || cell.adapter === "null" ? [] : [cell],
    );
    const dots = cells.flatMap((cell) => kinds.flatMap((kind): LeanDot[] => dotOf(cell, kind)));
    if (dots.length === 0)
      return { undefined: "no evaluator that chooses between outputs leans measurably or not" };
    const ranked = leaderboard.evaluators.map(({ evaluator }) => evaluator);
    const evaluators = ranked.filter((name) => dots.some(({ evaluator }) => evaluator === name));
    const means = evaluators.flatMap((evaluator) =>
      leans.flatMap((row): LeanDot[] => (row.evaluator === evaluator ? meanDot(row) : [])),
    );
    const worst = [...means].sort((a, b) => Math.abs(b.value) - Math.abs(a.value))[0];
    return {
      description: `${evaluators.length} evaluators. The strongest lean is ${worst === undefined ? "none" : worst.title}.`,
      plot: leanDots({ cells: dots, means, evaluators }, sheet),
      table: {
        columns: ["evaluator", "lean", "mean", "low", "high", "cells", "least", "most"],
        rows: leans
          .filter(({ evaluator }) => evaluators.includes(evaluator))
          .map(({ evaluator, kind, lean, cells: count, least, most }) => [
            evaluator,
            kind,
            ...("value" in lean ? [lean.value, lean.low ?? "", lean.high ?? ""] : ["", "", ""]),
            ...[count, least, most],
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

function meanDot({ evaluator, adapter, kind, lean, cells }: LeanRow): LeanDot[] {
  if (!("value" in lean)) return [];
  const { value, low, high } = lean;
  const interval =
    low === undefined || high === undefined
      ? ""
      : ` (95 % interval ${signedPercent(low)} to ${signedPercent(high)})`;
  const title = `${evaluator}, ${kind}: ${signedPercent(value)} points over ${cells} cells${interval}`;
  return [{ evaluator, adapter, kind, value, low, high, title }];
}
