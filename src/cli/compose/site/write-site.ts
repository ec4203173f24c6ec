import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cellKey } from "../../../core/cell-key.js";
import { UsageError } from "../../../core/errors.js";
import type { SiteDataset, SiteIndex } from "../../../core/site.js";
import { groupBy } from "../../../leaderboard/group-by.js";
import { chunkText } from "../../../report/site/chunk-text.js";
import { pageText } from "../../../report/site/page-text.js";
import type { PackedRun } from "../read-run.js";
import { datasetChunks, type DatasetOfSite } from "./dataset-chunks.js";
import { packedChunkText } from "./packed-chunk-text.js";
import type { SiteParts } from "./site-parts.js";

/** Where pages go, what they are made of, and who is told how far it is. */
export interface SiteJob {
  readonly run: PackedRun;
  readonly parts: SiteParts;
  readonly index: Omit<SiteIndex, "datasets">;
  readonly out: string;
  /** Folder of the pages' program: `app.js`, `app.css`. */
  readonly program: string;
  /** Called for every chunk: of which dataset, and how many of its instances are done. */
  readonly tell: (dataset: string, done: number, instances: number) => void;
}

/** Names that a folder of pages holds: one that holds others is not ours to replace. */
const ours: ReadonlySet<string> = new Set(["index.html", "app.js", "app.css", "data"]);

/**
 * Writes the pages into a folder beside, and then in place of the old ones: a reader never meets half of them. Chunks are written as they
 * are made, so that no more of a run is held than its packed judgments.
 */
export function writeSite({ run, parts, index, out, program, tell }: SiteJob): void {
  refuseForeign(out);
  const part = `${out}.part`;
  rmSync(part, { recursive: true, force: true });
  const data = join(part, "data");
  mkdirSync(data, { recursive: true });
  const write = (name: string, text: string): void => {
    writeFileSync(join(data, `${name}.js`), text);
  };
  const datasets: SiteDataset[] = [];
  for (const given of datasetsOf(run)) {
    const { about, chunks } = datasetChunks(given, parts);
    for (const { name, value, packed, done } of chunks) {
      write(name, packed ? packedChunkText(name, value) : chunkText(name, value));
      tell(about.dataset, done, about.instances);
    }
    datasets.push(about);
  }
  write("site", chunkText("site", { ...index, datasets } satisfies SiteIndex));
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

function datasetsOf({ manifest, judgments, facts }: PackedRun): readonly DatasetOfSite[] {
  const known = new Set(judgments.keys());
  const cells = manifest.cells.filter((cell) => known.has(cellKey(cell)));
  const factsOf = groupBy(facts, ({ dataset }) => dataset);
  return [...groupBy(cells, ({ dataset }) => dataset)].map(([dataset, own], place) => ({
    ...{ dataset, place, judgments, cells: own, facts: factsOf.get(dataset) ?? [] },
    task: own[0]?.task ?? "pairwise",
  }));
}
