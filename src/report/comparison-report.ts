import type { ComparedSide, Comparison, PairedDifference } from "../core/comparison.js";
import { joinWords } from "../core/join-words.js";
import { correlationLines } from "./correlation-lines.js";
import { differenceText } from "./difference-text.js";
import { formatCount, formatPercent, formatPoints, formatPointsInterval } from "./format-figure.js";
import { formatP } from "./format-p.js";
import { textTable } from "./text-table.js";
import { wrapLine } from "./wrap-line.js";

/** A comparison as a terminal shows it: the difference in sentences, then by dataset, by slice and by score. */
export function comparisonReport(comparison: Comparison): string {
  const { a, b, notes } = comparison;
  const names = `A ${nameOf(a)}\nB ${nameOf(b)}`;
  const parts = [...choiceParts(comparison, names), ...correlationLines(comparison)];
  const head = comparison.overall === undefined ? [names] : [];
  const told = notes.map((note) => wrapLine(`Note: ${note}`)).join("\n");
  return [...head, ...parts, told].filter((part) => part !== "").join("\n\n");
}

function nameOf({ evaluator, protocol, run }: ComparedSide): string {
  const name = [evaluator, protocol].filter((part) => part !== undefined).join(" under ");
  return run === undefined ? name : `${name}, run ${run}`;
}

function choiceParts(comparison: Comparison, names: string): readonly string[] {
  const { a, b, overall, datasets } = comparison;
  if (overall === undefined) return [];
  const rows = Object.entries(datasets);
  const scope = rows.length === 1 ? (rows[0]?.[0] ?? "") : `${rows.length} datasets`;
  const pairs =
    overall.cells === 1
      ? ""
      : `
averaged over ${formatCount(overall.cells)} pairs of cells`;
  const heading = `${names}\n${scope}, ${formatCount(overall.n)} instances that both have judged, in ${formatCount(overall.clusters)} clusters${pairs}`;
  const sentences = differenceText(overall, { a: nameOf(a), b: nameOf(b), scope }, comparison);
  const table =
    rows.length === 1
      ? []
      : [`By dataset\n${tableOf("dataset", rows, comparison)}${tableNotes(rows, comparison)}`];
  return [heading, sentences.map(wrapSentence).join("\n"), ...table, ...slicedParts(comparison)];
}

/** Breaks a sentence, but not at the spaces that hold together. */
function wrapSentence(sentence: string): string {
  return wrapLine(sentence).replaceAll("\u00a0", " ");
}

const adjustmentNames = { holm: "Holm", hochberg: "Hochb.", bh: "BH", by: "BY", none: "" } as const;

function tableOf(
  title: string,
  rows: readonly (readonly [string, PairedDifference])[],
  { adjustment }: Comparison,
): string {
  return textTable(
    [
      { title, align: "left", least: 14, wrap: true },
      { title: "n", align: "right" },
      { title: "A %", align: "right" },
      { title: "B %", align: "right" },
      { title: "A - B", align: "right" },
      { title: "95 % interval", align: "left" },
      { title: `p ${adjustmentNames[adjustment]}`.trimEnd(), align: "right" },
    ],
    rows.map(([name, { n, a, b, difference, adjustedP, p }]) => [
      name,
      formatCount(n),
      formatPercent(a),
      formatPercent(b),
      formatPoints(difference),
      formatPointsInterval(difference),
      formatP(adjustedP ?? p),
    ]),
  );
}

/** What a table's intervals and p-values hold for, and the rows where the two do not say the same. */
function tableNotes(
  rows: readonly (readonly [string, PairedDifference])[],
  { adjustment }: Comparison,
): string {
  if (rows.length < 2) return "";
  const apart = rows.flatMap(([name, row]) => (isUnsettled(row) ? [name] : []));
  const lines = [
    adjustment === "none"
      ? `Intervals and p are for one row each: neither allows for there being ${rows.length} rows.`
      : `Intervals are for one row each; p allows for all ${rows.length} rows.`,
    ...(apart.length === 0
      ? []
      : [`${joinWords(apart)}: the interval excludes 0, but p is above 0.05, so no difference is claimed.`]),
  ];
  return lines.map((line) => `\n${wrapLine(line)}`).join("");
}

/** Whether the interval of a row excludes no difference while its p-value, as shown, does not. */
function isUnsettled({ difference, adjustedP, p }: PairedDifference): boolean {
  const shown = adjustedP ?? p;
  if (!("value" in difference) || !("value" in shown)) return false;
  const { low = 0, high = 0 } = difference;
  return (low > 0 || high < 0) && shown.value > 0.05;
}

function slicedParts(comparison: Comparison): readonly string[] {
  const { sliced } = comparison;
  if (sliced === undefined) return [];
  const rows = sliced.slices.map(
    ({ keys, difference }) => [Object.values(keys).join(", "), difference] as const,
  );
  if (rows.length === 0) return ["No slice has an instance that both have judged."];
  const { best } = sliced;
  const claim =
    "undefined" in best
      ? `No slice can be told from the others: ${best.undefined}.`
      : `The slice that stands out most is ${Object.values(best.keys).join(", ")}: p ${formatP(best.p)} once it is taken into ` +
        `account that it was picked among ${rows.length} (Sidak).`;
  return [
    `By ${sliced.by.join(", ")}\n${tableOf(sliced.by.join(", "), rows, comparison)}${tableNotes(rows, comparison)}\n${wrapLine(claim)}`,
  ];
}
