import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../../../core/errors.js";
import type { SiteDataset, SiteIndex } from "../../../core/site.js";
import { cellKey } from "../../../core/cell-key.js";
import { groupBy } from "../../../leaderboard/group-by.js";
import { chunkText } from "../../../report/site/chunk-text.js";
import { pageText } from "../../../report/site/page-text.js";
import type { StoredRun } from "../read-run.js";
import { datasetChunks } from "./dataset-chunks.js";
import type { SiteParts } from "./site-parts.js";

/** Where pages go, what they are made of, and who is told how far it is. */
export interface SiteJob {
  readonly run: StoredRun;
  readonly parts: SiteParts;
  readonly index: Omit<SiteIndex, "datasets">;
  readonly out: string;
  /** Folder of the pages' program: `app.js`, `app.css`. */
  readonly program: string;
  readonly tell: (done: string) => void;
}

/** Names that a folder of pages holds: one that holds others is not ours to replace. */
const ours: ReadonlySet<string> = new Set(["index.html", "app.js", "app.css", "data"]);

/** Writes the pages into a folder beside, and then in place of the old ones: a reader never meets half of them. */
export function writeSite({ run, parts, index, out, program, tell }: SiteJob): void {
  refuseForeign(out);
  const part = `${out}.part`;
  rmSync(part, { recursive: true, force: true });
  const data = join(part, "data");
  mkdirSync(data, { recursive: true });
  const write = (name: string, value: object): void => {
    writeFileSync(join(data, `${name}.js`), chunkText(name, value));
  };
  const datasets: SiteDataset[] = [];
  for (const given of datasetsOf(run)) {
    const { about, chunks } = datasetChunks(given, parts);
    for (const { name, value } of chunks) write(name, value);
    datasets.push(about);
    tell(`${about.dataset}: ${given.judgments.length.toLocaleString("en-US")} judgments`);
  }
  write("site", { ...index, datasets } satisfies SiteIndex);
  writeFileSync(join(part, "index.html"), pageText(index.run));
  for (const file of ["app.js", "app.css"]) copyFileSync(join(program, file), join(part, file));
  rmSync(out, { recursive: true, force: true });
  renameSync(part, out);
}

function refuseForeign(out: string): void {
  if (!existsSync(out)) return;
  const other = readdirSync(out).find((name) => !ours.has(name));
  if (other === undefined) return;
  throw new UsageError(`Cannot write pages to ${out}: it holds ${other}, which is no part of them`, {
    hint: "Name an empty or a new folder with --out DIR",
  });
}

function datasetsOf({
  manifest,
  judgments,
  facts,
}: StoredRun): readonly Parameters<typeof datasetChunks>[0][] {
  const known = new Set(manifest.cells.map(cellKey));
  const byDataset = groupBy(
    judgments.filter((judgment) => known.has(cellKey(judgment))),
    ({ dataset }) => dataset,
  );
  const factsOf = groupBy(facts, ({ dataset }) => dataset);
  return [...byDataset].map(([dataset, own], place) => ({
    ...{ dataset, place, judgments: own, facts: factsOf.get(dataset) ?? [] },
    task: manifest.cells.find((cell) => cell.dataset === dataset)?.task ?? "pairwise",
  }));
}
