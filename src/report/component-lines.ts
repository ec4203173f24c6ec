import type { EffectComponent, Effects, TwoWayTable } from "../core/effects.js";
import type { Estimate } from "../core/estimate.js";
import { formatPercent, formatPercentEstimate, noFigure } from "./format-figure.js";
import { textTable } from "./text-table.js";
import { wrapLine } from "./wrap-line.js";

/** Where the accuracies of cells differ: variance components, and the shares seen in the two-way table of each dataset. */
export function componentLines(components: Effects["components"], tables: readonly TwoWayTable[]): string {
  return [variances(components), shares(tables)].filter((lines) => lines !== "").join("\n\n");
}

function variances(components: Effects["components"]): string {
  if ("undefined" in components) return "";
  const means =
    "Where true accuracies of cells differ, as standard deviations in points and shares of the variance; the noise of drawing instances is taken out. Intervals of the deviation: for these judges on other instances, and for other judges of the kind.";
  const beyond = components.some(({ evaluators }) => "value" in evaluators);
  const table = textTable(
    [
      { title: "due to", align: "left" },
      { title: "sd", align: "right" },
      { title: "share %", align: "right" },
      { title: "other instances", align: "left" },
      ...(beyond ? [{ title: "other judges", align: "left" as const }] : []),
    ],
    components.map((component) => [
      component.factors.map((name) => (name === "evaluator" ? "judge" : name)).join(" x "),
      (100 * component.sd).toFixed(1),
      formatPercent(component.share),
      rootInterval(component.instances),
      ...(beyond ? [rootInterval(component.evaluators)] : []),
    ]),
  );
  return [wrapLine(means), "", table, ...why(components)].join("\n");
}

/** Why there is no interval for other judges. */
function why(components: readonly EffectComponent[]): readonly string[] {
  const reason = components.flatMap(({ evaluators }) =>
    "undefined" in evaluators ? [evaluators.undefined] : [],
  )[0];
  return reason === undefined ? [] : [`No interval for other judges: ${reason}`];
}

function rootInterval(variance: Estimate): string {
  if (!("value" in variance) || variance.low === undefined || variance.high === undefined) return noFigure;
  return `${(100 * Math.sqrt(variance.low)).toFixed(1)} to ${(100 * Math.sqrt(variance.high)).toFixed(1)}`;
}

function shares(tables: readonly TwoWayTable[]): string {
  const shown = tables.filter(({ evaluators, protocols }) => {
    return Object.keys(evaluators).length > 1 && Object.keys(protocols).length > 1;
  });
  if (shown.length === 0) return "";
  const means =
    "Shares of the variation seen among the cells of each dataset, noise included. A large interaction means that protocols help some judges and not others.";
  const table = textTable(
    [
      { title: "dataset", align: "left", least: 12 },
      { title: "mean %", align: "right" },
      { title: "judge %", align: "right" },
      { title: "protocol %", align: "right" },
      { title: "interaction %", align: "right" },
    ],
    shown.map(({ dataset, mean, shares: parts }) => [
      dataset ?? "all",
      formatPercentEstimate(mean),
      formatPercentEstimate(parts.evaluators),
      formatPercentEstimate(parts.protocols),
      formatPercentEstimate(parts.interaction),
    ]),
  );
  return [wrapLine(means), "", table].join("\n");
}
