import type { DatasetSignal } from "../core/effects.js";
import { formatCoefficient, formatCount, formatPercentEstimate } from "./format-figure.js";
import { textTable } from "./text-table.js";
import { wrapLine } from "./wrap-line.js";

/** How well each dataset separates the judges; empty for one judge. */
export function signalLines(signals: readonly DatasetSignal[]): string {
  if (signals.every(({ spread }) => "undefined" in spread)) return "";
  const means =
    "How well each dataset separates these judges: the spread of their accuracies, what it would be by chance among equals, their ratio, and the share of the variance that is no chance.";
  const table = textTable(
    [
      { title: "dataset", align: "left", least: 12 },
      { title: "n", align: "right" },
      { title: "clusters", align: "right" },
      { title: "spread", align: "right" },
      { title: "noise", align: "right" },
      { title: "ratio", align: "right" },
      { title: "reliable %", align: "right" },
    ],
    signals.map(({ dataset, n, clusters, spread, noise, ratio, reliability }) => [
      dataset,
      formatCount(n),
      formatCount(clusters),
      formatPercentEstimate(spread),
      formatPercentEstimate(noise),
      formatCoefficient(ratio),
      formatPercentEstimate(reliability),
    ]),
  );
  return [wrapLine(means), "", table].join("\n");
}
