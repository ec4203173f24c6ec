import { statSync } from "node:fs";
import type { Catalog } from "../../config/catalog.js";
import { loadBenchmarkCards } from "../../config/load-benchmark-cards.js";
import { loadDatasetCards } from "../../config/load-dataset-cards.js";
import { SuiteError } from "../../core/errors.js";
import type { FileOwner } from "../../core/remote-file.js";
import { pullDataset, type PulledFile, type PullDatasetOptions } from "../../datasets/pull-dataset.js";
import { benchmarkFiles } from "../../instructeval/benchmark-files.js";
import { formatCount } from "../../report/format-figure.js";
import { chooseCards } from "../choose-cards.js";
import { loadCatalogs } from "../compose/load-catalogs.js";
import { makeCacheFolder } from "../compose/make-cache-folder.js";
import { lookAround, type Surroundings } from "../compose/surroundings.js";
import { surroundingsFlags, terminalOf } from "../config-flags.js";
import { describeFileError } from "../describe-file-error.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import type { Flags } from "../flags.js";
import { showPull } from "../pull-progress.js";
import { renderError } from "../render-error.js";
import type { Terminal } from "../terminal.js";
import { untilInterrupted } from "../until-interrupted.js";

/** `reife datasets pull <ids...>`: every file of the datasets and benchmarks at hand and checked, what is missing downloaded. */
export async function datasetsPullCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const surroundings = lookAround(surroundingsFlags(flags));
  const cards = pulledCards(args, surroundings);
  const interruption = untilInterrupted();
  try {
    const failures = await pullAll(cards, { surroundings, terminal, signal: interruption.signal });
    return conclude(failures, { terminal, interrupted: interruption.signal.aborted });
  } finally {
    interruption.end();
  }
}

/** Datasets and benchmarks are one list here: both are files that must be at hand. */
function pulledCards(args: readonly string[], surroundings: Surroundings): readonly FileOwner[] {
  const { cwd, environment } = surroundings;
  const { datasets, benchmarks } = loadCatalogs(surroundings);
  const both: Catalog = {
    kind: "datasets",
    entries: [...datasets.entries, ...benchmarks.entries],
    find: (id) => datasets.find(id) ?? benchmarks.find(id),
  };
  const chosen = chooseCards(both, args, cwd);
  const marks = chosen.filter((entry) => benchmarks.entries.includes(entry));
  return [
    ...loadDatasetCards({ entries: chosen.filter((entry) => !marks.includes(entry)), environment }),
    ...loadBenchmarkCards({ entries: marks, environment }).map(benchmarkFiles),
  ];
}

interface PullContext {
  readonly surroundings: Surroundings;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/** One dataset after the other: a failure ends its dataset, not the others. */
async function pullAll(
  cards: readonly FileOwner[],
  { surroundings, terminal, signal }: PullContext,
): Promise<readonly SuiteError[]> {
  const { mirror, cacheDir, clock, offline } = surroundings;
  const progress = showPull(terminal, () => clock.monotonic());
  const failures: SuiteError[] = [];
  for (const card of cards) {
    const options: PullDatasetOptions = {
      ...{ mirror, cacheDir, clock, offline, signal },
      onProgress: (file, seen) => {
        progress.update(`${card.id}/${file.name}`, { ...seen, total: seen.total ?? file.bytes });
      },
    };
    try {
      if (card.files.some(({ path }) => path === undefined)) makeCacheFolder(cacheDir);
      await pullCard(card, options, (file) => {
        progress.clear();
        tellFile(card.id, file, terminal);
      });
    } catch (raw) {
      progress.clear();
      if (signal.aborted) return failures;
      const error = describeFileError(raw);
      if (!(error instanceof SuiteError)) throw error;
      failures.push(error);
      if (terminal.json)
        terminal.out(jsonLine({ type: "dataset.failed", dataset: card.id, message: error.message }));
    }
  }
  return failures;
}

/** File by file, so that each is told when it is there. */
async function pullCard(
  card: FileOwner,
  options: PullDatasetOptions,
  onFile: (file: PulledFile) => void,
): Promise<void> {
  for (const file of card.files) {
    const [pulled] = await pullDataset({ ...card, files: [file] }, options);
    if (pulled !== undefined) onFile(pulled);
  }
}

function tellFile(dataset: string, { name, path, from }: PulledFile, terminal: Terminal): void {
  const bytes = statSync(path).size;
  terminal.out(
    terminal.json
      ? jsonLine({ type: "file.done", dataset, name, path, bytes, from })
      : `${dataset}/${name}  ${formatCount(bytes)} bytes  ${whence[from]}  ${path}\n`,
  );
}

const whence: Readonly<Record<PulledFile["from"], string>> = {
  card: "beside its card",
  mirror: "copied from the mirror",
  cache: "in the cache",
  download: "downloaded",
};

function conclude(
  failures: readonly SuiteError[],
  { terminal, interrupted }: { readonly terminal: Terminal; readonly interrupted: boolean },
): ExitCode {
  for (const failure of failures) terminal.err(`${renderError(failure, { verbose: false }).text}\n`);
  if (interrupted) {
    terminal.err("reife: Interrupted: what has arrived is kept, the same command goes on there\n");
    return exitCode.interrupted;
  }
  return failures.length > 0 ? exitCode.usage : exitCode.done;
}

function jsonLine(value: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify(value)}\n`;
}
