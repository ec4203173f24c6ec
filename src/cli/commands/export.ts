import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { didYouMean } from "../../core/did-you-mean.js";
import { UsageError } from "../../core/errors.js";
import { datasetCard, type DatasetCardParts } from "../../report/dataset-card.js";
import { callTable } from "../compose/export/call-table.js";
import { judgmentTable } from "../compose/export/judgment-table.js";
import { tableFormats, writeTable, type TableFormat } from "../compose/export/write-table.js";
import { datasetsMethods } from "../compose/datasets-methods.js";
import { streamRun } from "../compose/read-run.js";
import { lookAround } from "../compose/surroundings.js";
import { writeFile } from "../compose/write-file.js";
import { surroundingsFlags, terminalOf } from "../config-flags.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { isSet, textFlag, type Flags } from "../flags.js";

/** `reife export <run> --to DIR`: judgments and calls as tables, with the card that dataset hubs show. */
export async function exportCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const surroundings = { ...lookAround(surroundingsFlags(flags)), offline: true };
  const folder = folderOf(flags, surroundings.cwd);
  const formats = formatsOf(textFlag(flags, "format") ?? "parquet");
  const run = streamRun(args[0] ?? "", surroundings.cwd);
  const texts = isSet(flags, "texts");
  const tables: DatasetCardParts["tables"][number][] = [];
  for (const table of [judgmentTable(run), callTable(run, texts)]) {
    let rows = 0;
    const files = formats.map((format) => `${table.name}.${format}`);
    for (const [place, format] of formats.entries())
      rows = await writeTable(join(folder, files[place] ?? ""), table, format);
    tables.push({ name: table.name, columns: table.columns, files, rows });
  }
  const { manifest } = run;
  const version = manifest.versions.reife;
  const datasets = datasetsMethods(run, surroundings).map(({ methods }) => methods);
  const judgments = tables[0]?.rows ?? 0;
  const card = { run: manifest.run, version, judgments, datasets, tables, texts };
  writeFile(join(folder, "README.md"), datasetCard(card));
  const written = tables.map(({ files, rows }) => ({ files, rows }));
  if (terminal.json) terminal.out(`${JSON.stringify({ type: "exported", to: folder, tables: written })}\n`);
  else
    terminal.out(
      `Wrote ${[...tables.flatMap(({ files }) => files), "README.md"].join(", ")} in ${textFlag(flags, "to") ?? ""}\n`,
    );
  return exitCode.done;
}

function folderOf(flags: Flags, cwd: string): string {
  const to = textFlag(flags, "to");
  if (to === undefined) throw new UsageError("Cannot export without a place: name a folder with --to DIR");
  const folder = resolve(cwd, to);
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new UsageError(`Cannot export to ${to}: the folder is not empty`, { hint: "Name a new folder" });
  return folder;
}

function formatsOf(text: string): readonly TableFormat[] {
  const names = [...new Set(text.split(",").map((name) => name.trim()))];
  return names.map((name) => {
    const found = tableFormats.find((format) => format === name);
    if (found !== undefined) return found;
    const meant = didYouMean(name, tableFormats);
    throw new UsageError(`--format: '${name}' is none of ${tableFormats.join(", ")}`, {
      hint: meant === undefined ? undefined : `Did you mean '${meant}'?`,
    });
  });
}
