import { relative } from "node:path";
import { loadReproductionCards } from "../../config/load-reproduction-cards.js";
import { reproduceFigures } from "../../conventions/reproduce-figures.js";
import { cellKey } from "../../core/cell-key.js";
import { UsageError } from "../../core/errors.js";
import { isFigureCell } from "../../core/is-figure-cell.js";
import type { ExcludedCell } from "../../core/plan.js";
import type { ReproducedFigure } from "../../core/reproduced-figure.js";
import type { ReproductionCard } from "../../core/reproduction-card.js";
import { formatCount } from "../../report/format-figure.js";
import { reproductionReport } from "../../report/reproduction-report.js";
import { textTable } from "../../report/text-table.js";
import { chooseCards } from "../choose-cards.js";
import { loadCatalogs } from "../compose/load-catalogs.js";
import { readRun, type StoredRun } from "../compose/read-run.js";
import { figuresOfRun } from "../compose/reproductions/figures-of-run.js";
import { judgeSource, type JudgeSourceParts } from "../compose/reproductions/judge-source.js";
import { missingData } from "../compose/reproductions/missing-data.js";
import { reproductionData } from "../compose/reproductions/reproduction-data.js";
import { reproductionFolders } from "../compose/reproductions/reproduction-folders.js";
import { lookAround, type Surroundings } from "../compose/surroundings.js";
import { surroundingsFlags, terminalOf } from "../config-flags.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { isSet, textFlag, type Flags } from "../flags.js";
import { jsonDocument } from "../json-document.js";
import { loadEach } from "../load-each.js";
import { reportIssues } from "../report-issues.js";
import type { Terminal } from "../terminal.js";
import { importCommand } from "./import.js";
import { runCommand } from "./run.js";

/** `reife reproduce [names...]`: published tables out of stored judgments; without a name, which tables there are. */
export async function reproduceCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const surroundings = lookAround(surroundingsFlags(flags));
  const { environment, cwd } = surroundings;
  const catalog = loadCatalogs(surroundings).reproductions;
  if (args.length === 0) return list(terminal, surroundings);
  const cards = loadReproductionCards({ entries: chooseCards(catalog, args, cwd), environment });
  if (cards.length > 1 && textFlag(flags, "out") !== undefined) {
    throw new UsageError(
      "Cannot keep several reproductions in one folder: leave out --out, or name one card",
    );
  }
  const results: Reproduced[] = [];
  for (const card of cards) {
    const result = await reproduce(card, { flags, surroundings, terminal });
    if (typeof result === "number") return result;
    results.push(result);
    if (!terminal.json) tell(result, terminal);
  }
  if (terminal.json) terminal.out(jsonDocument(results.map(asData)));
  return codeOf(results.flatMap(({ figures }) => figures));
}

/** A card's figures, and the cells that the runs behind them had to leave out. */
interface Reproduced {
  readonly card: ReproductionCard;
  readonly figures: readonly ReproducedFigure[];
  readonly excluded: readonly ExcludedCell[];
}

interface Context {
  readonly flags: Flags;
  readonly surroundings: Surroundings;
  readonly terminal: Terminal;
}

async function reproduce(
  card: ReproductionCard,
  { flags, surroundings, terminal }: Context,
): Promise<Reproduced | ExitCode> {
  const { cwd } = surroundings;
  const other = textFlag(flags, "run");
  if (other !== undefined) {
    const run = await readRun(other, cwd);
    const { data, excluded } = reproductionData([run]);
    const ruled = { ...card, figures: figuresOfRun(card, run) };
    return { card: ruled, figures: reproduceFigures(ruled, data), excluded };
  }
  const folders = reproductionFolders(card, { out: textFlag(flags, "out"), cwd });
  const again = isSet(flags, "again");
  const own = textFlag(flags, "out") === undefined;
  const carryOut: JudgeSourceParts["carryOut"] = (command, named, more) => {
    const { out } = more;
    if (!terminal.quiet) terminal.err(`reife: Replaying ${card.id} into ${relative(cwd, String(out))}\n`);
    const { mirror, offline, dotenv } = flags;
    const all = { mirror, offline, dotenv, quiet: true, ...more };
    return command === "run" ? runCommand(named, all) : importCommand(named, all);
  };
  const runs: StoredRun[] = [];
  for (const [index, source] of card.judgments.entries()) {
    const parts = { card, folder: folders[index] ?? "", again, own, surroundings, carryOut };
    const judged = await judgeSource(source, parts);
    if ("stopped" in judged) return judged.stopped;
    runs.push(judged.run);
  }
  const { data, excluded } = reproductionData(runs);
  return { card, figures: reproduceFigures(card, data), excluded };
}

function tell({ card, figures, excluded }: Reproduced, terminal: Terminal): void {
  if (!terminal.quiet) terminal.out(`${reproductionReport(card, figures)}\n`);
  const missing = figures.filter(({ status }) => status === "missing");
  const [first] = missing;
  if (first === undefined) return;
  terminal.err(
    `reife: ${formatCount(missing.length)} figures of ${card.id} have no judgments here, for example: ` +
      `${whyMissing(first, excluded)}\n` +
      "  Pull the datasets (reife datasets pull), and run it with a network or with --mirror, which holds recorded/\n",
  );
}

/** Why a cell has no judgments, in the words of the plan that left it out. */
function whyMissing({ figure: { of }, ours }: ReproducedFigure, excluded: readonly ExcludedCell[]): string {
  if (isFigureCell(of)) {
    const { evaluator, protocol, datasets } = of;
    const keys = new Set(datasets.map((dataset) => cellKey({ evaluator, protocol, dataset })));
    const cell = excluded.find((entry) => keys.has(cellKey(entry)));
    if (cell !== undefined) return cell.reason;
  }
  return "undefined" in ours ? ours.undefined : "no judgments";
}

function codeOf(figures: readonly ReproducedFigure[]): ExitCode {
  if (figures.some(({ status }) => status === "missing")) return exitCode.usage;
  return figures.some(({ status }) => status === "differs") ? exitCode.gate : exitCode.done;
}

function asData({ card, figures }: Reproduced): Readonly<Record<string, unknown>> {
  const { id, title, source, conventions } = card;
  return {
    ...{ schema: "reife/reproduction/1", reproduction: id, title, source, conventions },
    figures: figures.map(({ figure, ...result }) => {
      const { of, ...stated } = figure;
      return { ...(isFigureCell(of) ? of : { of }), ...stated, ...result };
    }),
  };
}

interface Listed {
  readonly card: ReproductionCard;
  readonly missing: string | undefined;
}

async function list(terminal: Terminal, surroundings: Surroundings): Promise<ExitCode> {
  const { environment } = surroundings;
  const { cards, issues } = loadEach(loadCatalogs(surroundings).reproductions.entries, (entries) =>
    loadReproductionCards({ entries, environment }),
  );
  const listed: Listed[] = [];
  for (const card of cards) listed.push({ card, missing: await missingData(card, surroundings) });
  if (terminal.json) {
    const rows = listed.map(({ card: { id, title, source, figures }, missing }) => ({
      ...{ id, title, source, figures: figures.length, here: missing === undefined, missing },
    }));
    terminal.out(jsonDocument(rows));
  } else terminal.out(`${listText(listed)}\n`);
  return reportIssues(issues, terminal);
}

function listText(listed: readonly Listed[]): string {
  const table = textTable(
    [
      { title: "table", align: "left" },
      { title: "figures", align: "right" },
      { title: "data", align: "left" },
      { title: "what", align: "left", least: 20, wrap: true },
    ],
    listed.map(({ card: { id, figures, title }, missing }) => [
      id,
      formatCount(figures.length),
      missing === undefined ? "here" : "no",
      title,
    ]),
  );
  const here = listed.filter(({ missing }) => missing === undefined).length;
  return [
    table,
    "",
    `The data of ${here} of ${listed.length} tables are here.`,
    "One of them, published beside ours: reife reproduce <table>",
    "What is not here is fetched from its public address, or taken from --mirror DIR\n(DIR/recorded/<path>)",
  ].join("\n");
}
