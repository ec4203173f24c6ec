import type { RankingAgreement, UncertainCorrelation } from "../core/effects.js";
import type { Estimate } from "../core/estimate.js";
import { noFigure } from "./format-figure.js";
import { textTable } from "./text-table.js";
import { wrapLine } from "./wrap-line.js";

/** More rows than this are for --json. */
const mostRows = 24;

interface Found extends Omit<RankingAgreement, "spearman"> {
  readonly spearman: UncertainCorrelation;
}

/** How alike rankings are; pairs of protocols only as a range, for there are many. Empty where nothing could be correlated. */
export function agreementLines(agreement: readonly RankingAgreement[]): string {
  const found = agreement.flatMap((entry): Found[] =>
    "undefined" in entry.spearman ? [] : [{ ...entry, spearman: entry.spearman }],
  );
  if (found.length === 0) return "";
  const ofDatasets = found.filter(({ between }) => between === "datasets");
  const many = ofDatasets.length > mostRows;
  const shown = found.filter(({ between, b }) => b === allProtocols || (between === "datasets" && !many));
  const means =
    "How alike rankings are: Spearman's rho with its 95 % interval on other instances, and with other judges as well. Near 1, it does not matter where one looks. Kendall's tau-b stands in --json.";
  const lines = [
    ...(many
      ? (["evaluators", "protocols"] as const).map((over) =>
          rangeLine(
            `${over === "evaluators" ? "Judges" : "Protocols"} on two datasets`,
            ofDatasets.filter((entry) => entry.over === over),
          ),
        )
      : []),
    rangeLine(
      "Judges by two protocols",
      found.filter(({ between, b }) => between === "protocols" && b !== allProtocols),
    ),
    ...whyOf(found),
  ];
  const table = shown.length === 0 ? [] : [tableOf(shown)];
  return [wrapLine(means), "", ...table, ...lines.filter((line) => line !== "").map(wrapLine)].join("\n");
}

/** How the mean over all protocols is called. */
const allProtocols = "all protocols";

function tableOf(shown: readonly Found[]): string {
  const beyond = shown.some(({ spearman }) => "value" in spearman.both);
  return textTable(
    [
      { title: "ranked", align: "left" },
      { title: "by", align: "left", least: 10 },
      { title: "and by", align: "left", least: 10 },
      { title: "rho", align: "right" },
      { title: "other instances", align: "left" },
      ...(beyond ? [{ title: "and judges", align: "left" as const }] : []),
    ],
    shown.map(({ a, b, over, n, spearman }) => [
      `${n} ${over === "evaluators" ? "judges" : "protocols"}`,
      a,
      b,
      spearman.value.toFixed(2),
      range(spearman.instances),
      ...(beyond ? [range(spearman.both)] : []),
    ]),
  );
}

function rangeLine(what: string, found: readonly Found[]): string {
  if (found.length === 0) return "";
  const rhos = found.map(({ spearman }) => spearman.value);
  const [low, high] = [Math.min(...rhos).toFixed(2), Math.max(...rhos).toFixed(2)];
  return `${what}, ${found.length} pairs: rho ${low} to ${high}; each stands in --json.`;
}

/** Why there are no intervals for other judges. */
function whyOf(found: readonly { readonly spearman: UncertainCorrelation }[]): readonly string[] {
  const [first] = found;
  if (first === undefined || "value" in first.spearman.both) return [];
  return [`No interval for other judges: ${first.spearman.both.undefined}`];
}

function range(estimate: Estimate): string {
  if (!("value" in estimate) || estimate.low === undefined || estimate.high === undefined) return noFigure;
  return `${estimate.low.toFixed(2)} to ${estimate.high.toFixed(2)}`;
}
