import { didYouMean } from "../../core/did-you-mean.js";
import { UsageError } from "../../core/errors.js";
import { anytimeReport } from "../../report/anytime-report.js";
import { chooseFigures } from "../../report/choose-figures.js";
import { annotatedFacts } from "../compose/flask/annotated-facts.js";
import { readGrowingRun } from "../compose/read-growing-run.js";
import { readPackedRun, type PackedRun } from "../compose/read-run.js";
import { lookAround } from "../compose/surroundings.js";
import { anytimeBoardOf } from "../anytime-board-of.js";
import { surroundingsFlags, terminalOf } from "../config-flags.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { isSet, textFlag, type Flags } from "../flags.js";
import { gateFlags } from "../gates/gate-flags.js";
import { holdGates } from "../gates/hold-gates.js";
import { leaderboardForms, type LeaderboardFormat } from "../leaderboard-forms.js";
import { jsonDocument } from "../json-document.js";
import { measureRun, type MeasureParts } from "../measure-run.js";
import { pooledNote } from "../pooled-note.js";
import { sliceRun } from "../slice-run.js";
import type { Terminal } from "../terminal.js";

/** `reife leaderboard <run>`: the run's numbers again, computed from what its folder keeps. */
export async function leaderboardCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const gates = gateFlags(flags);
  if (gates !== undefined) refuseOtherViews(flags);
  if (isSet(flags, "anytime")) return showAnytime(args[0] ?? "", flags);
  const format = formatOf(textFlag(flags, "format") ?? "table");
  const [folder = ""] = args;
  const cwd = process.cwd();
  const form = { flags, format };
  if (textFlag(flags, "by") !== undefined) return showSlices(await readPackedRun(folder, cwd), form);
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
  readonly format: LeaderboardFormat;
}

function showSlices(run: PackedRun, { flags, format }: Form): ExitCode {
  const terminal = terminalOf(flags);
  if (textFlag(flags, "metrics") !== undefined)
    throw new UsageError("Cannot use --metrics with --by: slices show their accuracy");
  const keys = namesIn(textFlag(flags, "by")) ?? [];
  if (keys.length === 0) throw new UsageError("Cannot slice by nothing: name keys after --by");
  const labelled = withAnnotations(run, textFlag(flags, "annotations"), terminal);
  write(terminal, leaderboardForms[format].sliced(sliceRun(labelled, keys), pooledNote(labelled, keys)));
  return exitCode.done;
}

function showWhole(run: PackedRun, { flags, format }: Form): ExitCode {
  const terminal = terminalOf(flags);
  if (textFlag(flags, "annotations") !== undefined)
    throw new UsageError("Cannot use --annotations without --by: it labels what is sliced");
  const metrics = namesIn(textFlag(flags, "metrics"));
  if (metrics?.length === 0)
    throw new UsageError("Cannot show no metrics: name some after --metrics, or all");
  const { manifest, ...read } = run;
  const { seed, resamples } = manifest.config;
  const { cells, excluded } = manifest;
  const parts = { run: manifest.run, cells, excluded, ...read, seed, resamples };
  if (metrics !== undefined) checkNames(metrics, parts);
  const board = measureRun({ ...parts, detailed: metrics !== undefined });
  const { planned, judged } = manifest.trials;
  if (judged < planned) {
    terminal.err(`reife: this run is not finished: ${planned - judged} of ${planned} trials are missing\n`);
  }
  if (metrics !== undefined) {
    write(terminal, leaderboardForms[format].chosen(board, chooseFigures(board, metrics)));
    return exitCode.done;
  }
  write(terminal, leaderboardForms[format].whole(board));
  if (format === "table") terminal.out(`\n${moreLine}\n`);
  return exitCode.done;
}

/** The run with the labels of a file in place of its instances' own. */
function withAnnotations(run: PackedRun, file: string | undefined, terminal: Terminal): PackedRun {
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

/** Text goes through the terminal; the bytes of a file go to stdout as they are. */
function write(terminal: Terminal, made: string | Uint8Array): void {
  if (typeof made === "string") terminal.out(made);
  else process.stdout.write(made);
}

function formatOf(text: string): LeaderboardFormat {
  const known = Object.keys(leaderboardForms);
  const isKnown = (name: string): name is LeaderboardFormat => known.includes(name);
  if (isKnown(text)) {
    if (text === "parquet" && process.stdout.isTTY)
      throw new UsageError(
        "Parquet is no text: send it to a file, as in --format parquet > leaderboard.parquet",
      );
    return text;
  }
  const meant = didYouMean(text, known);
  throw new UsageError(`Expected one of ${known.join(", ")} for --format: got '${text}'`, {
    hint: meant === undefined ? undefined : `Did you mean '${meant}'?`,
  });
}
