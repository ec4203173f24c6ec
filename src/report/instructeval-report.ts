import type { Estimate } from "../core/estimate.js";
import type { InstructEvalResults, RespondentResult, TaskResult } from "../core/instructeval-results.js";
import { csvText } from "./csv-text.js";
import {
  formatCoefficient,
  formatCount,
  formatInterval,
  formatPercentEstimate,
  noFigure,
} from "./format-figure.js";
import { markdownTable } from "./markdown-table.js";
import { textTable, type TextColumn } from "./text-table.js";
import { wrapLine } from "./wrap-line.js";

/** A form that results are printed in. */
export type ResultsFormat = "table" | "json" | "csv" | "md";

/** One figure of one respondent. */
interface Line {
  readonly respondent: string;
  readonly of: string;
  readonly score: Estimate;
  readonly compat: Estimate;
  readonly isWriting: boolean;
  readonly task: TaskResult | undefined;
  readonly missing: readonly string[];
}

/** Results of INSTRUCTEVAL: a table for the terminal, the document itself, or rows for other tools. */
export function instructEvalReport(results: InstructEvalResults, format: ResultsFormat): string {
  if (format === "json") return `${JSON.stringify(results, undefined, 2)}\n`;
  const lines = results.respondents.flatMap(linesOf);
  if (format === "csv") return csvText(lines.map(rowOf));
  if (format === "md") return markdownTable(lines.map(shownRow));
  // In a table a name stands once, above all that is its own.
  const rows = lines.map((line, index): Record<string, string> => {
    const row = shownRow(line);
    const name = line.respondent.replace(" (simulated)", " ~");
    return { ...row, respondent: lines[index - 1]?.respondent === line.respondent ? "" : name };
  });
  return `${[
    textTable(
      columns,
      rows.map((row) => columns.map(({ title }) => row[title] ?? "")),
    ),
    ...notes(results, lines),
  ].join("\n")}\n`;
}

const columns: readonly TextColumn[] = [
  { title: "respondent", align: "left", most: 26, least: 12 },
  { title: "area, task", align: "left" },
  { title: "n", align: "right" },
  { title: "score", align: "right" },
  { title: "95 %", align: "left" },
  { title: "compat", align: "right" },
  { title: "lost", align: "right" },
];

function linesOf(result: RespondentResult): readonly Line[] {
  const respondent = result.simulated ? `${result.respondent} (simulated)` : result.respondent;
  const areas = Object.entries(result.areas).flatMap(([area, { score, compat, missing }]): Line[] => {
    const isWriting = area === "writing";
    const tasks = Object.entries(result.tasks).filter(([, task]) => task.area === area);
    const taskLines = tasks.map(([id, task]): Line => ({
      respondent,
      of: `  ${id}`,
      score: task.score,
      compat: task.compat,
      isWriting,
      task,
      missing: [],
    }));
    return [{ respondent, of: area, score, compat, isWriting, task: undefined, missing }, ...taskLines];
  });
  const none: Estimate = { undefined: "the authors have no such figure" };
  return [
    {
      respondent,
      of: "overall",
      score: result.overall,
      compat: none,
      isWriting: false,
      task: undefined,
      missing: [],
    },
    ...areas,
  ];
}

function shownRow({ respondent, of, score, compat, isWriting, task, missing }: Line): Record<string, string> {
  const figure = isWriting ? formatCoefficient : formatPercentEstimate;
  const lost = task === undefined ? 0 : task.failed + task.open + task.unscored;
  return {
    respondent,
    "area, task": missing.length > 0 ? `${of} *` : of,
    n: task === undefined ? "" : formatCount(task.n),
    score: figure(score),
    "95 %": isWriting ? scaleInterval(score) : formatInterval(score),
    compat: figure(compat),
    lost: lost === 0 ? "" : formatCount(lost),
  };
}

function scaleInterval(estimate: Estimate): string {
  if (!("value" in estimate) || estimate.low === undefined || estimate.high === undefined) return noFigure;
  return `${estimate.low.toFixed(2)} to ${estimate.high.toFixed(2)}`;
}

function rowOf({ respondent, of, score, compat, task }: Line): Readonly<Record<string, string | number>> {
  return {
    ...{ respondent, of: of.trim(), score: valueOf(score) },
    low: "value" in score ? (score.low ?? "") : "",
    high: "value" in score ? (score.high ?? "") : "",
    compat: valueOf(compat),
    ...countsOf(task),
  };
}

/** Empty for the mean of an area, which has no questions of its own. */
function countsOf(task: TaskResult | undefined): Readonly<Record<string, string | number>> {
  const names = ["n", "answered", "empty", "failed", "open", "unscored"] as const;
  return Object.fromEntries(names.map((name) => [name, task === undefined ? "" : task[name]]));
}

function valueOf(estimate: Estimate): number | string {
  return "value" in estimate ? estimate.value : "";
}

function notes({ judge }: InstructEvalResults, lines: readonly Line[]): readonly string[] {
  const missing = [...new Set(lines.flatMap((line) => line.missing))];
  return [
    wrapLine(
      "score: by our rules, in percent (DROP: F1; writing: 1 to 5). compat: by INSTRUCTEVAL's own rules, to compare with its tables. " +
        "lost: no reply yet or none at all, or a text without a score that could be read; not counted in the scores.",
    ),
    ...(lines.some(({ respondent }) => respondent.endsWith(" (simulated)"))
      ? ["~: simulated, not an LLM."]
      : []),
    ...(missing.length === 0
      ? []
      : [wrapLine(`*: without ${missing.join(", ")}, so not the area's whole mean.`)]),
    ...(judge === undefined ? [] : [wrapLine(`Texts were scored by ${judge}.`)]),
  ];
}
