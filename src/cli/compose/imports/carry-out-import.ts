import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname } from "node:path";
import { canonicalJson } from "../../../core/canonical-json.js";
import type { CellFacts } from "../../../core/cell-facts.js";
import { UsageError } from "../../../core/errors.js";
import { isManifest } from "../../../core/is-manifest.js";
import type { Leaderboard } from "../../../core/leaderboard.js";
import type { ImportedFrom } from "../../../core/run-manifest.js";
import { ImportError } from "../../../imports/import-error.js";
import { fileError } from "../../../store/file-error.js";
import { jsonLines } from "../../../store/json-lines.js";
import { lockFile } from "../../../store/lock-file.js";
import { makeFolder } from "../../../store/make-folder.js";
import { isAlive } from "../is-alive.js";
import { readJsonFile } from "../read-json-file.js";
import { runPaths } from "../../../store/run-paths.js";
import { writeAtomically } from "../../../store/write-atomically.js";
import { measureRun } from "../../measure-run.js";
import type { Surroundings } from "../surroundings.js";
import { writeLeaderboard } from "../write-leaderboard.js";
import { ImportCells, type ImportCell } from "./import-cells.js";
import { ImportCollector } from "./import-collector.js";
import { ImportDatasets } from "./import-datasets.js";
import { importManifest, importResamples, importSeed } from "./import-manifest.js";
import { ImportReadings } from "./import-readings.js";
import type { ImportRequest } from "./import-request.js";
import { sha256OfFile } from "./open-files.js";
import { ReplyKeeper } from "./reply-keeper.js";

/** How an import ended. */
export type ImportEnd =
  | {
      readonly kind: "imported";
      readonly leaderboard: Leaderboard;
      readonly judgments: number;
      readonly replies: "text" | "none";
    }
  /** The folder holds this very import already: nothing was written. */
  | { readonly kind: "there" };

/**
 * Carries out an import: rows become judgments, and the judgments a run folder, written whole or not at all. The same
 * import into the same folder does nothing; another one is refused. Throws an `ImportError` naming the row for a file that
 * is not as its format says, and a `UsageError` for what the user must say.
 */
export async function carryOutImport(
  request: ImportRequest,
  surroundings: Surroundings,
  onRow: (rows: number) => void,
): Promise<ImportEnd> {
  const imported = await importedFrom(request);
  if (isThere(request.out, imported)) return { kind: "there" };
  const folder = `${request.out}.part`;
  try {
    makeFolder(dirname(folder));
  } catch (error) {
    throw fileError("create", request.out, error);
  }
  // Of two imports into one folder, each would take away what the other has written so far.
  const lock = await lockFile(request.out, { pid: process.pid, isAlive });
  try {
    if (isThere(request.out, imported)) return { kind: "there" };
    rmSync(folder, { recursive: true, force: true });
    makeFolder(folder);
    const end = await writeRun({ request, surroundings, onRow, imported, folder });
    renameSync(folder, request.out);
    return end;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await lock.release();
  }
}

async function importedFrom(request: ImportRequest): Promise<ImportedFrom> {
  const { format, files, options, dataset, evaluator, protocol, reading, partial, withoutGold } = request;
  const { gold, ...others } = options;
  const hashed: { name: string; sha256: string }[] = [];
  for (const file of files) hashed.push({ name: basename(file.path), sha256: await sha256OfFile(file) });
  const said = {
    ...others,
    ...{ dataset, evaluator, protocol, reading, partial, withoutGold },
    gold: gold === undefined ? undefined : await sha256OfFile(gold),
  };
  return {
    format: format.name,
    files: hashed,
    options: Object.fromEntries(
      Object.entries(said).filter(([, value]) => value !== undefined && value !== false),
    ),
  };
}

function isThere(out: string, imported: ImportedFrom): boolean {
  if (!existsSync(out) || readdirSync(out).length === 0) return false;
  const { manifest } = runPaths(out);
  const earlier = existsSync(manifest) ? readJsonFile(manifest) : undefined;
  if (isManifest(earlier) && earlier.imported !== undefined) {
    if (canonicalJson(earlier.imported) === canonicalJson(imported)) return true;
    throw new UsageError(`Cannot import into ${out}: it holds another import`, {
      hint: "Name another folder with --out",
    });
  }
  throw new UsageError(`Cannot import into ${out}: it is not empty`, {
    hint: "Name another folder with --out",
  });
}

interface WriteParts {
  readonly request: ImportRequest;
  readonly surroundings: Surroundings;
  readonly onRow: (rows: number) => void;
  readonly imported: ImportedFrom;
  readonly folder: string;
}

async function writeRun(parts: WriteParts): Promise<ImportEnd> {
  const { request, surroundings, imported, folder } = parts;
  const start = new Date(surroundings.clock.now()).toISOString();
  const { dataset, withoutGold, reading, format } = request;
  const datasets = new ImportDatasets({ surroundings, dataset, withoutGold, seed: String(importSeed) });
  const compatibility = reading === "published" ? (format.compatibility ?? {}) : {};
  const readings = new ImportReadings(surroundings, compatibility);
  const cells = new ImportCells();
  const keeper = new ReplyKeeper(folder);
  const collector = new ImportCollector({
    ...{ evaluator: request.evaluator, protocol: request.protocol, readings, cells, at: start },
    keep: (record, about) => {
      keeper.keep(record, about);
    },
  });
  try {
    await readRows(parts, { datasets, collector });
    keeper.finish();
  } finally {
    keeper.close();
  }
  if (!request.partial) for (const cell of cells.all()) cell.refusePart();
  const { judgments } = collector;
  const facts = datasets.all().flatMap((items) => items.facts());
  const cellFacts = cells.all().map(factsOfCell);
  const run = basename(request.out);
  const callFacts = (id: string): ReturnType<ReplyKeeper["facts"]> => keeper.facts(id);
  const measured = { run, cells: cellFacts, excluded: [], judgments, facts, callFacts };
  const leaderboard = measureRun({ ...measured, seed: importSeed, resamples: importResamples });
  const paths = runPaths(folder);
  writeAtomically(paths.judgments, jsonLines(judgments));
  writeAtomically(paths.instances, jsonLines(facts));
  writeLeaderboard(paths, leaderboard);
  const replies = keeper.any ? "text" : "none";
  const manifest = importManifest({
    ...{ run, imported, cells: cellFacts, datasets: datasets.all(), judgments, replies, surroundings, start },
    protocols: readings.fingerprints(),
  });
  writeAtomically(paths.manifest, [`${JSON.stringify(manifest, undefined, 2)}\n`]);
  return { kind: "imported", leaderboard, judgments: judgments.length, replies };
}

interface Sinks {
  readonly datasets: ImportDatasets;
  readonly collector: ImportCollector;
}

async function readRows(
  { request, onRow, surroundings }: WriteParts,
  { datasets, collector }: Sinks,
): Promise<void> {
  const { format, files, options } = request;
  let rows = 0;
  for await (const row of format.rows({ files, options, note: surroundings.tell })) {
    collector.take(row, datasets.known(row) ?? (await datasets.load(row)));
    rows += 1;
    if (rows % 4096 === 0) onRow(rows);
  }
  if (rows === 0) throw new ImportError({ file: files[0]?.name ?? "" }, "it holds no judgments");
}

function factsOfCell(cell: ImportCell): CellFacts {
  return {
    evaluator: cell.evaluator,
    protocol: cell.protocol,
    dataset: cell.items.dataset,
    task: cell.items.task() ?? "pointwise",
    adapter: "imported",
    presentationsShareCalls: cell.presentationsShareCalls,
    reading: cell.published ? "published" : "own",
    missingPairAgrees: cell.missingPairAgrees,
  };
}
