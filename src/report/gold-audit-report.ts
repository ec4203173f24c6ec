import type { AuditedDataset, GoldAudit } from "../core/gold-audit.js";
import { formatCoefficient, formatCount, formatPercentEstimate } from "./format-figure.js";
import { sharedPrefix } from "./shared-prefix.js";
import { textTable } from "./text-table.js";
import { wrapLine } from "./wrap-line.js";

/** A queue of suspicious golds as a terminal shows it. `total`: how many pairs there are in all. */
export function goldAuditReport(audit: GoldAudit, total: number): string {
  const { evaluators, queue, datasets, prior } = audit;
  const prefix = sharedPrefix(datasets.map(({ dataset }) => dataset));
  const table = textTable(
    [
      { title: "P wrong", align: "right" },
      { title: "dataset", align: "left", most: 20, least: 8 },
      { title: "instance", align: "left", most: 18, least: 10 },
      { title: "row", align: "right" },
      { title: "gold", align: "left" },
      { title: "against", align: "right" },
      { title: "slope", align: "right" },
      { title: "by judge", align: "left", most: 30, least: 8 },
    ],
    queue.map((entry) => [
      entry.probability.toFixed(3),
      entry.dataset.slice(prefix.length),
      entry.instance,
      String(entry.row),
      entry.gold,
      `${entry.against}/${entry.judges}`,
      formatCoefficient(entry.discrimination),
      entry.byEvaluator.map(([against, judges]) => (judges === 0 ? "-" : `${against}/${judges}`)).join(" "),
    ]),
  );
  const lines = [
    `Golds to look at again, of ${audit.runs.join(", ")}: ${formatCount(queue.length)} of ${formatCount(total)} pairs, most suspicious first`,
    `Each judge is an evaluator under a protocol. by judge: against the gold, of those with a verdict, by ${evaluators.join(", ")}; - where none counts`,
    ...(prefix === "" ? [] : [`Datasets stand without what all begin with, ${prefix}`]),
  ];
  return [
    lines.map(wrapLine).join("\n"),
    table,
    [...datasets.map(datasetLine), ...notes(prior)].map(wrapLine).join("\n"),
  ].join("\n\n");
}

function datasetLine({
  dataset,
  pairs,
  ties,
  judges,
  leftOut,
  rate,
  effectiveVotes,
}: AuditedDataset): string {
  const who =
    leftOut.length === 0
      ? ""
      : `; ${formatCount(leftOut.length)} left out that are no better than a coin there`;
  const tied = ties === 0 ? "" : `; ${formatCount(ties)} golds are ties and not looked at`;
  if (!("value" in rate))
    return `${dataset}: no queue, as ${rate.undefined.replace("raters", "judges")}${who}`;
  return `${dataset}: ${formatCount(pairs)} pairs, ${formatCount(judges)} judges worth ${formatCoefficient(effectiveVotes)} independent votes${who}${tied}; about ${formatPercentEstimate(rate)} % of golds wrong under the model`;
}

function notes(prior: number): readonly string[] {
  return [
    `P wrong is a model's word: judges of unequal ability, items of unequal ease, and ${formatPercentEstimate({ value: prior })} % wrong golds expected beforehand. slope below 0: the abler judges agree less with the gold.`,
    "Agreement among judges is no proof. They share errors: many votes are worth the few independent ones named above. Read the pair before you change its gold.",
  ];
}
