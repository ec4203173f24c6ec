import { didYouMean } from "../../core/did-you-mean.js";
import { UsageError } from "../../core/errors.js";
import type { Leaderboard } from "../../core/leaderboard.js";
import { anytimeReport } from "../../report/anytime-report.js";
import { chooseFigures } from "../../report/choose-figures.js";
import { csvReport } from "../../report/csv-report.js";
import { csvText } from "../../report/csv-text.js";
import { jsonReport } from "../../report/json-report.js";
import { markdownReport } from "../../report/markdown-report.js";
import { markdownTable } from "../../report/markdown-table.js";
import { metricsCsv } from "../../report/metrics-csv.js";
import { metricsJson } from "../../report/metrics-json.js";
import { metricsMarkdown } from "../../report/metrics-markdown.js";
import { metricsReport } from "../../report/metrics-report.js";
import { terminalReport } from "../../report/terminal-report.js";
import { wrapLine } from "../../report/wrap-line.js";
import { annotatedFacts } from "../compose/flask/annotated-facts.js";
import { readGrowingRun } from "../compose/read-growing-run.js";
import { readPackedRun, readRun, type PackedRun, type StoredRun } from "../compose/read-run.js";
import { lookAround } from "../compose/surroundings.js";
import { anytimeBoardOf } from "../anytime-board-of.js";
import { surroundingsFlags, terminalOf } from "../config-flags.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { isSet, textFlag, type Flags } from "../flags.js";
import { flatSlices } from "../flat-slices.js";
import { gateFlags } from "../gates/gate-flags.js";
import { holdGates } from "../gates/hold-gates.js";
import { jsonDocument } from "../json-document.js";
import { measureRun, type MeasureParts } from "../measure-run.js";
import { pooledNote } from "../pooled-note.js";
import { sliceRun, type SliceRow } from "../slice-run.js";
import { slicedTable } from "../sliced-table.js";
import type { Terminal } from "../terminal.js";

/** The forms of a leaderboard, whole or sliced. */
const formats = {
  table: {
    whole: (board: Leaderboard) => `${terminalReport(board)}\n`,
    sliced: (rows: readonly SliceRow[], pooled: string) => `${slicedTable(rows)}\n${wrapLine(pooled)}\n`,
  },
  json: {
    whole: jsonReport,
    sliced: (rows: readonly SliceRow[]) => `${JSON.stringify(rows, undefined, 2)}\n`,
  },
  csv: { whole: csvReport, sliced: (rows: readonly SliceRow[]) => csvText(flatSlices(rows)) },
  md: {
    whole: markdownReport,
    sliced: (rows: readonly SliceRow[]) => `${markdownTable(flatSlices(rows))}\n`,
  },
} as const;

/** The forms of chosen figures of every cell. */
const chosenFormats = {
  table: (board: Leaderboard, paths: readonly string[]) => `${metricsReport(board, paths)}\n`,
  json: metricsJson,
  csv: metricsCsv,
  md: metricsMarkdown,
} as const;

/** `reife leaderboard <run>`: the run's numbers again, computed from what its folder keeps. */
export async function leaderboardCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const gates = gateFlags(flags);
  if (gates !== undefined) refuseOtherViews(flags);
  if (isSet(flags, "anytime")) return showAnytime(args[0] ?? "", flags);
  const format = formatOf(textFlag(flags, "format") ?? "table");
  const [folder = ""] = args;
  const cwd = process.cwd();
  const form = { flags, format };
  if (textFlag(flags, "by") !== undefined) return showSlices(await readRun(folder, cwd), form);
  const code = showWhole(await readPackedRun(folder, cwd), form);
  if (gates === undefined) return code;
  const stepSummary = process.env["GITHUB_STEP_SUMMARY"];
  return holdGates(folder, { gates, terminal: terminalOf(flags), cwd, stepSummary });
}

/** Gates are about the run's cells as a whole. */
function refuseOtherViews(flags: Flags): void {
  if (isSet(flags, "anytime") || textFlag(flags, "by") !== undefined)
    throw new UsageError("Cannot hold gates with --by or --anytime: they are about whole cells of a run");
}

interface Form {
  readonly flags: Flags;
  readonly format: keyof typeof formats;
}

function showSlices(run: StoredRun, { flags, format }: Form): ExitCode {
  const terminal = terminalOf(flags);
  if (textFlag(flags, "metrics") !== undefined)
    throw new UsageError("Cannot use --metrics with --by: slices show their accuracy");
  const keys = namesIn(textFlag(flags, "by")) ?? [];
  if (keys.length === 0) throw new UsageError("Cannot slice by nothing: name keys after --by");
  const labelled = withAnnotations(run, textFlag(flags, "annotations"), terminal);
  terminal.out(formats[format].sliced(sliceRun(labelled, keys), pooledNote(labelled, keys)));
  return exitCode.done;
}

function showWhole(run: PackedRun, { flags, format }: Form): ExitCode {
  const terminal = terminalOf(flags);
  if (textFlag(flags, "annotations") !== undefined)
    throw new UsageError("Cannot use --annotations without --by: it labels what is sliced");
  const metrics = namesIn(textFlag(flags, "metrics"));
  if (metrics?.length === 0)
    throw new UsageError("Cannot show no metrics: name some after --metrics, or all");
  const { manifest, judgments, facts, callFacts } = run;
  const { seed, resamples } = manifest.config;
  const { cells, excluded } = manifest;
  const parts = { run: manifest.run, cells, excluded, judgments, facts, callFacts, seed, resamples };
  if (metrics !== undefined) checkNames(metrics, parts);
  const board = measureRun({ ...parts, detailed: metrics !== undefined });
  const { planned, judged } = manifest.trials;
  if (judged < planned) {
    terminal.err(`reife: this run is not finished: ${planned - judged} of ${planned} trials are missing\n`);
  }
  if (metrics !== undefined) {
    terminal.out(chosenFormats[format](board, chooseFigures(board, metrics)));
    return exitCode.done;
  }
  terminal.out(formats[format].whole(board));
  if (format === "table") terminal.out(`\n${moreLine}\n`);
  return exitCode.done;
}

/** The run with the labels of a file in place of its instances' own. */
function withAnnotations(run: StoredRun, file: string | undefined, terminal: Terminal): StoredRun {
  if (file === undefined) return run;
  const { facts, annotated } = annotatedFacts(file, run.facts);
  if (annotated < facts.length)
    terminal.err(`reife: ${file} is about ${annotated} of the run's ${facts.length} instances\n`);
  return { ...run, facts };
}

/** Refuses a name that no cell has, before minutes go into intervals: two resamples tell what figures there are. */
function checkNames(names: readonly string[], parts: MeasureParts): void {
  if (!names.includes("all")) chooseFigures(measureRun({ ...parts, resamples: 2, detailed: true }), names);
}

/** The run so far, whether or not another process is filling it. */
async function showAnytime(folder: string, flags: Flags): Promise<ExitCode> {
  for (const name of ["by", "metrics"])
    if (textFlag(flags, name) !== undefined) throw new UsageError(`Cannot use --${name} with --anytime`);
  const format = formatOf(textFlag(flags, "format") ?? "table");
  if (format !== "table" && format !== "json")
    throw new UsageError(`Expected one of table, json for --format with --anytime: got '${format}'`);
  const surroundings = { ...lookAround(surroundingsFlags(flags)), offline: true };
  const board = anytimeBoardOf(await readGrowingRun(folder, surroundings));
  terminalOf(flags).out(format === "json" ? jsonDocument(board) : `${anytimeReport(board)}\n`);
  return exitCode.done;
}

/** What the tables above it do not show. */
const moreLine = "more  --metrics all (kappa, leans, all that a cell has), --by skill, --format csv";

function namesIn(text: string | undefined): readonly string[] | undefined {
  return text
    ?.split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function formatOf(text: string): keyof typeof formats {
  const known = ["table", "json", "csv", "md"] as const;
  const format = known.find((name) => name === text);
  if (format !== undefined) return format;
  const meant = didYouMean(text, known);
  throw new UsageError(`Expected one of ${known.join(", ")} for --format: got '${text}'`, {
    hint: meant === undefined ? undefined : `Did you mean '${meant}'?`,
  });
}
