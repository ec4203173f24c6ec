import type { Estimate } from "../core/estimate.js";
import type { JuryCandidate, JuryStudy, PanelChoice, PanelFigures } from "../core/jury-study.js";
import {
  formatCoefficient,
  formatCost,
  formatCount,
  formatInterval,
  formatPercentEstimate,
  formatPoints,
  formatPointsInterval,
  noFigure,
} from "./format-figure.js";
import { textTable } from "./text-table.js";
import { wrapLine } from "./wrap-line.js";

/** Panels made of stored judgments as a terminal shows them: the best single judge first, then what panels add to it. */
export function juryStudyReport(study: JuryStudy): string {
  const { panels } = study;
  const best = bestOf(study.candidates);
  const [top] = panels;
  if (best === undefined || top === undefined) return headingOf(study);
  const shown = new Set([best.place, ...panels.flatMap(({ members }) => members)]);
  return [
    headingOf(study),
    judgesTable(study, shown),
    panelsTable(panels),
    ...(top.members.length <= 10 ? [matrixOf(study, top)] : []),
    sentencesOf(study, top, best),
  ].join("\n\n");
}

function headingOf(study: JuryStudy): string {
  const { datasets, instances, clusters, trials, instancesLeftOut, candidates, candidatesLeftOut, tried } =
    study;
  const where = datasets.length === 1 ? (datasets[0] ?? "") : `${datasets.length} datasets`;
  const what =
    tried === 1 ? "one panel" : `${formatCount(tried)} panels of ${formatCount(candidates.length)} judges`;
  const lines = [
    `Juries from stored judgments of ${study.runs.join(", ")}: ${what}, rule ${study.rule}`,
    `${where}, ${formatCount(instances)} instances in ${formatCount(clusters)} clusters, ${formatCount(trials)} trials that all judges have run; each instance counts once`,
    ...(instancesLeftOut > 0
      ? [`${formatCount(instancesLeftOut)} instances are left out: not all of the judges have run them`]
      : []),
    ...(candidatesLeftOut.length > 0
      ? [`Left out, for they lack a dataset: ${candidatesLeftOut.join(", ")}`]
      : []),
  ];
  return lines.map(wrapLine).join("\n");
}

function bestOf(candidates: readonly JuryCandidate[]): JuryCandidate | undefined {
  return [...candidates].sort((a, b) => valueOf(b.accuracy) - valueOf(a.accuracy) || a.place - b.place)[0];
}

function valueOf(estimate: Estimate): number {
  return "value" in estimate ? estimate.value : -1;
}

/** The best single judge and all who sit on a panel shown, best first. */
function judgesTable({ candidates }: JuryStudy, shown: ReadonlySet<number>): string {
  const rows = candidates
    .filter(({ place }) => shown.has(place))
    .sort((a, b) => valueOf(b.accuracy) - valueOf(a.accuracy) || a.place - b.place);
  return textTable(
    [
      { title: "#", align: "right" },
      { title: "judge", align: "left", most: 26, least: 10 },
      { title: "protocol", align: "left", most: 22, least: 8 },
      { title: "acc %", align: "right" },
      { title: "95 % interval", align: "left" },
      { title: "missing", align: "right" },
      { title: "$/1000", align: "right" },
    ],
    rows.map(({ place, evaluator, protocol, accuracy, missing, costPer1000 }) => [
      String(place),
      evaluator,
      protocol,
      formatPercentEstimate(accuracy),
      formatInterval(accuracy),
      formatCount(missing),
      formatCost(costPer1000),
    ]),
  );
}

/** Members by their numbers; `r` mean correlation of errors, `votes` effective ones, `gap` to independent voting in points. */
function panelsTable(panels: readonly PanelFigures[]): string {
  return textTable(
    [
      { title: "panel", align: "left", most: 17, least: 9 },
      { title: "acc %", align: "right" },
      { title: "95 % interval", align: "left" },
      { title: "- best", align: "right" },
      { title: "95 % interval", align: "left" },
      { title: "r", align: "right" },
      { title: "votes", align: "right" },
      { title: "gap", align: "right" },
    ],
    panels.map((panel) => [
      panel.members.join("+"),
      formatPercentEstimate(panel.accuracy),
      formatInterval(panel.accuracy),
      formatPoints(panel.minusBest),
      formatPointsInterval(panel.minusBest),
      formatCoefficient(panel.errorCorrelation),
      formatCoefficient(panel.effectiveVotes),
      formatPoints(gapOf(panel)),
    ]),
  );
}

function gapOf({ accuracy, independent }: PanelFigures): Estimate {
  if (!("value" in accuracy)) return accuracy;
  return "value" in independent ? { value: accuracy.value - independent.value } : independent;
}

function matrixOf({ errorCorrelations }: JuryStudy, { members }: PanelFigures): string {
  const table = textTable(
    [
      { title: "errors of", align: "right" },
      ...members.map((place) => ({ title: String(place), align: "right" as const })),
    ],
    errorCorrelations.map((row, index) => [
      String(members[index] ?? ""),
      ...row.map((estimate, other) => (other === index ? "1" : formatCoefficient(estimate))),
    ]),
  );
  return `Correlation of errors in panel ${members.join("+")}\n${table}`;
}

function sentencesOf(study: JuryStudy, top: PanelFigures, best: JuryCandidate): string {
  const name = `${best.evaluator} under ${best.protocol}`;
  const lines = [
    `Best single judge: #${best.place}, ${name}, ${formatPercentEstimate(best.accuracy)} % (${formatInterval(best.accuracy)}). It is the best in hindsight, on these very instances.`,
    ...togetherLine(study, top),
    `Panel ${top.members.join("+")}: ${formatPoints(top.minusBest)} points against it (${formatPointsInterval(top.minusBest)}). ${meaningOf(top.minusBest)}`,
    votesLine(top),
    `Verdicts of that panel: ${formatCount(top.ties)} ties and ${formatCount(top.missing)} without a verdict, of ${formatCount(study.trials)}. A judge without a verdict does not vote; where more than half are such, there is none. ${undecidedLine(study)}`,
    costLine(top, best),
    ...(study.choice === undefined ? [] : [choiceLine(study.choice, study.tried)]),
    ...(study.rule === "log-odds"
      ? ["Weights are fitted on other clusters than the ones that are graded."]
      : []),
  ];
  return lines.map(wrapLine).join("\n");
}

function togetherLine({ bestTogether }: JuryStudy, { members }: PanelFigures): readonly string[] {
  if (bestTogether < 2) return [];
  const others = bestTogether === 2 ? "one other" : `${formatCount(bestTogether - 1)} others`;
  return [
    `Panel ${members.join("+")} is best together with ${others}, all as accurate; it is the first of them.`,
  ];
}

function meaningOf(difference: Estimate): string {
  if (!("value" in difference) || difference.low === undefined || difference.high === undefined)
    return "One cluster cannot tell how sure this is.";
  if (difference.low === 0 && difference.high === 0)
    return "No instance differs, so that the resamples cannot show a difference: an interval of width 0 is no certainty.";
  if (difference.low > 0) return "The interval is above 0, but does not know that the panel was picked.";
  if (difference.high < 0) return "The single judge is better.";
  return "Inconclusive: the interval includes no difference.";
}

function votesLine({ members, effectiveVotes, errorCorrelation, independent }: PanelFigures): string {
  const reach = `Independent errors would reach ${reached(independent)} % by majority.`;
  if (!("value" in effectiveVotes)) {
    const reason = "value" in errorCorrelation ? effectiveVotes.undefined : errorCorrelation.undefined;
    return `Effective votes cannot be stated: ${reason}. ${reach}`;
  }
  return `Its ${members.length} votes are worth ${formatCoefficient(effectiveVotes)} independent ones (errors correlate ${formatCoefficient(errorCorrelation)}). ${reach}`;
}

function undecidedLine({ onTie }: JuryStudy): string {
  switch (onTie) {
    case "tie":
      return "Where the rule decides for neither side, the verdict is a tie.";
    case "first":
      return "Where the rule decides for neither side, the first member that votes decides.";
    case "no-verdict":
      return "Where the rule decides for neither side, there is no verdict.";
  }
}

function costLine({ costPer1000 }: PanelFigures, best: JuryCandidate): string {
  const why = typeof costPer1000 === "number" ? "" : ` (${costPer1000.undefined})`;
  return `1,000 judgments cost ${costOf(costPer1000)}${why} by the panel, ${costOf(best.costPer1000)} by the best single judge.${costPer1000 === 0 ? " Recorded, imported and simulated replies cost nothing here." : ""}`;
}

function costOf(cost: JuryCandidate["costPer1000"]): string {
  const text = formatCost(cost);
  return text === noFigure ? "an unknown sum" : text;
}

function choiceLine(choice: PanelChoice | { readonly undefined: string }, tried: number): string {
  if ("undefined" in choice) return `The gain of picking a panel cannot be corrected: ${choice.undefined}.`;
  const { naive, gain, panel, single, picked, folds, repeats } = choice;
  return `Picked among ${formatCount(tried)}: the naive gain is ${formatPoints({ value: naive })} points. Picked on other clusters than graded (${folds} parts, ${repeats} divisions), panels reach ${reached(panel)} % and single judges ${reached(single)} %: a gain of ${formatPoints(gain)} points (${formatPointsInterval(gain)}), free of the winner's luck.${sameLine(gain)} The best panel was picked in ${formatPercentEstimate({ value: picked })} % of the divisions.`;
}

function sameLine(gain: Estimate): string {
  const same = "value" in gain && gain.low === 0 && gain.high === 0;
  return same ? " No instance differs: the resamples cannot show a difference." : "";
}

/** `100.0` beside `100` would leave open which of them is all. */
function reached(share: Estimate): string {
  const text = formatPercentEstimate(share);
  return text === "100.0" ? "more than 99.9" : text;
}
