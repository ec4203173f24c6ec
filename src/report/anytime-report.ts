import type { AnytimeBoard } from "../core/anytime-board.js";
import { formatCount, formatInterval, formatPercentEstimate } from "./format-figure.js";
import { textTable } from "./text-table.js";
import { wrapLine } from "./wrap-line.js";

/** Accuracies of a run that is being filled, as a terminal shows them. */
export function anytimeReport({ run, running, level, cells, leftOut }: AnytimeBoard): string {
  const percent = `${Math.round(level * 100)} %`;
  const table = textTable(
    [
      { title: "evaluator", align: "left", most: 20, least: 8 },
      { title: "protocol", align: "left", most: 16, least: 8 },
      { title: "dataset", align: "left", most: 16, least: 8 },
      { title: "clusters", align: "right" },
      { title: "acc %", align: "right" },
      { title: `${percent} at all looks`, align: "left" },
    ],
    cells.map(({ evaluator, protocol, dataset, finished, clusters, accuracy }) => [
      ...[evaluator, protocol, dataset],
      `${formatCount(finished)}/${formatCount(clusters)}`,
      formatPercentEstimate(accuracy),
      formatInterval(accuracy),
    ]),
  );
  const lines = [
    `These intervals hold at all looks together: look as often as you like, and stop when you have seen enough. They rest on clusters (instances with one instruction) all of whose trials are judged. Each row stands for itself.`,
    ...(leftOut === 0 ? [] : [`${formatCount(leftOut)} cells of scores have no accuracy and are left out.`]),
  ];
  const head = running ? `${run} so far: it is not finished` : run;
  return [`${head}\n\n${table}`, lines.map(wrapLine).join("\n")].join("\n\n");
}
