import type { CorrectedEstimate, Correction, CorrectionMethod } from "../core/correction.js";
import type { Estimate } from "../core/estimate.js";
import { formatCount, formatPercent, noFigure } from "./format-figure.js";
import { sharedPrefix } from "./shared-prefix.js";
import { textTable } from "./text-table.js";
import { wrapLine } from "./wrap-line.js";

const names: Readonly<Record<CorrectionMethod, string>> = {
  naive: "judge alone",
  classical: "labels alone",
  ppi: "PPI++",
  "rogan-gladen": "Rogan-Gladen",
};

const fewLabels = 20;

/** The estimates from a judge and some labels, as a terminal shows them: one in full and in words, several as a table. */
export function correctionReport(corrections: readonly Correction[]): string {
  const [first] = corrections;
  if (first !== undefined && corrections.length === 1) return whole(first);
  return [
    headingOf(corrections).map(wrapLine).join("\n"),
    tableOfMany(corrections),
    wrapLine(manyNote),
    ...refusalsOf(corrections),
  ].join("\n\n");
}

/** What the figures are of, whether there is anything to correct, and what names lack. */
function headingOf(corrections: readonly Correction[]): readonly string[] {
  const quantities = [...new Set(corrections.map(({ quantity }) => quantity))];
  const whole = corrections.every(({ items, labelled }) => items === labelled);
  const { folder, prefix } = sharedOf(corrections);
  return [
    ...(whole
      ? [
          "Every item is labelled, so that there is nothing to correct: --labels n shows what n labels would have told.",
        ]
      : []),
    `Corrected: ${quantities.map((name) => `${name}${name === "mean" ? "" : ", in %"}`).join("; ")}`,
    ...(folder === "" ? [] : [`Judges stand without what all begin with, ${folder}`]),
    ...(prefix === "" ? [] : [`Datasets stand without what all begin with, ${prefix}`]),
  ];
}

function sharedOf(corrections: readonly Correction[]): { readonly folder: string; readonly prefix: string } {
  const cells = corrections.flatMap(({ cell }) => cell ?? []);
  const folder = sharedPrefix(cells.map(({ evaluator }) => evaluator));
  return {
    folder: folder.slice(0, folder.lastIndexOf("/") + 1),
    prefix: sharedPrefix(cells.map(({ dataset }) => dataset)),
  };
}

const manyNote =
  "n: labels; alone: the judge alone; labels: the labels alone; corrected: PPI++, or the labels alone (*) where it is refused; worth: how many labels alone would be as sure. One cell in words: --filter evaluator=..,protocol=..,dataset=..";

function whole(correction: Correction): string {
  const { source, quantity, items, clusters, labelled } = correction;
  const clustered = clusters === items ? "" : ` in ${formatCount(clusters)} clusters`;
  const heading = `${source}: ${quantity}\n${formatCount(items)} items${clustered}, ${formatCount(labelled)} of them labelled`;
  return [heading, tableOf(correction), sentencesOf(correction).map(wrapLine).join("\n")].join("\n\n");
}

function tableOf(correction: Correction): string {
  const { estimates, level } = correction;
  const byCategory = correction.quantity === "shares";
  return textTable(
    [
      ...(byCategory ? [{ title: "category", align: "left" as const, most: 24 }] : []),
      { title: "estimate", align: "left" },
      { title: isShare(correction) ? "%" : "mean", align: "right" },
      { title: `${levelText(level)} interval`, align: "left" },
      { title: "worth", align: "left" },
    ],
    (byCategory ? [...estimates].sort(byName) : estimates).map((row) => [
      ...(byCategory ? [row.category ?? ""] : []),
      names[row.method],
      figure(correction, row.estimate),
      interval(correction, row.estimate),
      worth(correction, row),
    ]),
  );
}

function byName(a: CorrectedEstimate, b: CorrectedEstimate): number {
  return (a.category ?? "").localeCompare(b.category ?? "", "en");
}

function worth({ labelled }: Correction, { method, gain, estimate }: CorrectedEstimate): string {
  if (!("value" in estimate)) return "";
  if (method === "classical") return `${formatCount(labelled)} labels`;
  if (gain === undefined || !("value" in gain)) return "";
  return `${formatCount(Math.round(labelled * gain.value))} labels`;
}

/** Shares are printed in percent, other means as they are. */
function isShare({ quantity }: Correction): boolean {
  return quantity !== "mean";
}

function number(correction: Correction, value: number): string {
  return isShare(correction) ? formatPercent(value) : value.toFixed(2);
}

function figure(correction: Correction, estimate: Estimate): string {
  return "value" in estimate ? number(correction, estimate.value) : noFigure;
}

function interval(correction: Correction, estimate: Estimate): string {
  if (!("value" in estimate) || estimate.low === undefined || estimate.high === undefined) return noFigure;
  return `${number(correction, estimate.low)} to ${number(correction, estimate.high)}`;
}

function levelText(level: number): string {
  return `${Number((level * 100).toFixed(4))} %`;
}

function sentencesOf(correction: Correction): readonly string[] {
  const { estimates, unjudged, quantity, labelled } = correction;
  const best = bestOf(correction);
  const sentences = [
    ...(quantity === "shares" || best === undefined ? [] : meaningOf(correction, best)),
    ...gainSentences(correction),
    ...refusals(estimates),
  ];
  if (labelled > 0 && labelled < fewLabels) {
    sentences.push(`${formatCount(labelled)} labels are few: intervals are rough below some ${fewLabels}.`);
  }
  if (unjudged > 0) {
    sentences.push(
      `The judge gave no verdict on ${formatCount(unjudged)} items; each counts as what it says on average.`,
    );
  }
  return [...sentences, ...truthSentences(correction, best)];
}

/** What a reader should take: PPI++, else the first other one with an interval. */
function bestOf({ estimates }: Correction): CorrectedEstimate | undefined {
  const usable = estimates.filter(
    ({ method, estimate }) => method !== "naive" && "value" in estimate && estimate.low !== undefined,
  );
  return usable.find(({ method }) => method === "ppi") ?? usable[0];
}

function meaningOf(correction: Correction, { estimate }: CorrectedEstimate): readonly string[] {
  const naive = correction.estimates.find(({ method }) => method === "naive")?.estimate;
  const unit = isShare(correction) ? " %" : "";
  const told: Readonly<Record<Correction["quantity"], string>> = {
    "pass rate": "Humans would pass",
    "win rate of A": "By humans A would win, ties counting half,",
    mean: "Humans would give on average",
    shares: "",
  };
  const head = `${told[correction.quantity]} ${figure(correction, estimate)}${unit} (${levelText(correction.level)} interval ${interval(correction, estimate)}).`;
  if (naive === undefined || !("value" in naive) || !("value" in estimate)) return [head];
  const said = `The judge alone says ${figure(correction, naive)}${unit}`;
  const { low = -Infinity, high = Infinity } = estimate;
  if (naive.value >= low && naive.value <= high) return [head, `${said}, which lies within that interval.`];
  const off = Math.abs(naive.value - estimate.value);
  const distance = isShare(correction) ? `${formatPercent(off)} points` : off.toFixed(2);
  const direction = naive.value > estimate.value ? "high" : "low";
  return [head, `${said}: ${distance} too ${direction}, beyond what the choice of labels explains.`];
}

function gainSentences({ estimates, labelled, quantity }: Correction): readonly string[] {
  const gains = estimates.flatMap(({ gain }) => (gain !== undefined && "value" in gain ? [gain.value] : []));
  if (gains.length === 0 || quantity === "shares") return [];
  const gain = gains[0] ?? 1;
  if (gain < 1.05) return ["The judge adds next to nothing: the labels alone do as well."];
  return [
    `With the judge, ${formatCount(labelled)} labels are as good as ${formatCount(Math.round(labelled * gain))} alone.`,
  ];
}

function refusals(estimates: readonly CorrectedEstimate[]): readonly string[] {
  const reasons = new Map<CorrectionMethod, string>();
  for (const { method, estimate } of estimates) {
    if ("undefined" in estimate && method !== "naive") reasons.set(method, estimate.undefined);
  }
  const told = [...reasons].map(([method, reason]) =>
    method === "ppi" && !reason.startsWith("every")
      ? `PPI++ is refused: ${reason}. The labels alone do as well.`
      : `${names[method]} is not given: ${reason}.`,
  );
  const bare = estimates.some(
    ({ method, estimate }) => method === "rogan-gladen" && "value" in estimate && estimate.low === undefined,
  );
  return bare
    ? [...told, "Rogan-Gladen has no interval: it takes items as independent, and these come in clusters."]
    : told;
}

function truthSentences(correction: Correction, best: CorrectedEstimate | undefined): readonly string[] {
  const { truth = [], quantity } = correction;
  const unit = isShare(correction) ? " %" : "";
  if (quantity === "shares") {
    if (truth.length === 0) return [];
    const shown = truth.map(({ category = "", value }) => `${category} ${number(correction, value)} %`);
    return [`All labels, the hidden ones included, say: ${shown.join(", ")}.`];
  }
  const [all] = truth;
  if (all === undefined) return [];
  const said = `All labels, the hidden ones included, say ${number(correction, all.value)}${unit}`;
  if (best === undefined || !("value" in best.estimate)) return [`${said}.`];
  const { low = -Infinity, high = Infinity } = best.estimate;
  const inside = all.value >= low && all.value <= high;
  return [`${said}: ${inside ? "within" : "outside"} the interval of ${names[best.method]}.`];
}

function tableOfMany(corrections: readonly Correction[]): string {
  const shared = sharedOf(corrections);
  return textTable(
    [
      { title: "judge", align: "left", least: 8 },
      { title: "protocol", align: "left", least: 8 },
      { title: "dataset", align: "left", least: 7 },
      { title: "n", align: "right" },
      { title: "alone", align: "right" },
      { title: "labels", align: "right" },
      { title: "corrected", align: "right" },
      { title: "interval", align: "left" },
      { title: "worth", align: "right" },
    ],
    corrections.flatMap((correction) => rowsOfCell(correction, shared)),
  );
}

function rowsOfCell(
  correction: Correction,
  shared: ReturnType<typeof sharedOf>,
): readonly (readonly string[])[] {
  const categories = [...new Set(correction.estimates.map(({ category }) => category))];
  return categories.map((category) => {
    const of = (method: CorrectionMethod): CorrectedEstimate | undefined =>
      correction.estimates.find((row) => row.method === method && row.category === category);
    const ppi = of("ppi");
    const refused = ppi === undefined || !("value" in ppi.estimate);
    const taken = refused ? of("classical") : ppi;
    const none: Estimate = { undefined: "not asked for" };
    const shown = taken?.estimate ?? none;
    return [
      ...namesOf(correction, category, shared),
      formatCount(correction.labelled),
      figure(correction, of("naive")?.estimate ?? none),
      figure(correction, of("classical")?.estimate ?? none),
      `${figure(correction, shown)}${refused ? "*" : ""}`,
      interval(correction, shown),
      taken === undefined ? "" : worth(correction, taken).replace(" labels", ""),
    ];
  });
}

/** Judge, protocol and dataset of a row; of a table its name alone. */
function namesOf(
  { cell, source }: Correction,
  category: string | undefined,
  { folder, prefix }: ReturnType<typeof sharedOf>,
): readonly string[] {
  if (cell === undefined) return [source, "", category ?? ""];
  const { evaluator, protocol, dataset, criterion } = cell;
  const parts = [dataset.slice(prefix.length), criterion, category].filter((part) => part !== undefined);
  return [evaluator.slice(folder.length), protocol, parts.join(" ")];
}

function refusalsOf(corrections: readonly Correction[]): readonly string[] {
  const reasons = new Set(
    corrections.flatMap(({ estimates }) =>
      estimates.flatMap(({ method, estimate }) =>
        method === "ppi" && "undefined" in estimate ? [estimate.undefined] : [],
      ),
    ),
  );
  return reasons.size === 0 ? [] : [wrapLine(`* PPI++ is not given: ${[...reasons].join("; ")}.`)];
}
