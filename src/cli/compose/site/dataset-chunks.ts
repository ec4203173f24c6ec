import type { CallRecord } from "../../../core/call-record.js";
import type { CellFacts } from "../../../core/cell-facts.js";
import { cellKey } from "../../../core/cell-key.js";
import type { InstanceFacts } from "../../../core/instance-facts.js";
import type { Instance } from "../../../core/instance.js";
import type { Judgment } from "../../../core/judgment.js";
import type { SiteDataset, SiteReply, SiteTexts } from "../../../core/site.js";
import type { TaskKind } from "../../../core/task-kind.js";
import { groupBy } from "../../../leaderboard/group-by.js";
import type { JudgmentTable } from "../../judgment-table.js";
import { columnKey, siteGrid, type SiteGrid } from "./site-grid.js";
import { PromptShelf } from "./prompt-shelf.js";
import type { SiteParts } from "./site-parts.js";

/** Instances in a chunk: few enough that one loads at once, many enough that files stay few. */
const block = 20;

/** The judgments of one dataset, and the place of the dataset among those of the pages. */
export interface DatasetOfSite {
  readonly dataset: string;
  readonly place: number;
  readonly task: TaskKind;
  readonly facts: readonly InstanceFacts[];
  /** Those with judgments. */
  readonly cells: readonly CellFacts[];
  readonly judgments: JudgmentTable;
}

/** A chunk of data: its name and value, and whether it is worth packing. */
export interface Chunk {
  readonly name: string;
  readonly value: object;
  readonly packed: boolean;
  /** Instances of the dataset whose chunks have come so far. */
  readonly done: number;
}

/** What the pages say of the dataset, and its chunks, made one at a time: no more than a block's texts are held. */
export interface DatasetChunks {
  readonly about: SiteDataset;
  readonly chunks: Iterable<Chunk>;
}

/** Lays out a dataset's judgments for the pages. */
export function datasetChunks(given: DatasetOfSite, parts: SiteParts): DatasetChunks {
  const { facts, dataset, task } = given;
  const grid = siteGrid(given);
  const about: SiteDataset = {
    ...{ dataset, task, instances: facts.length, block },
    evaluators: [...new Set(grid.columns.map(({ evaluator }) => evaluator))],
    protocols: [...new Set(grid.columns.map(({ protocol }) => protocol))],
    texts: textsAtHand(dataset, parts),
    replies: parts.replies,
  };
  return { about, chunks: chunksOf({ ...given, grid, about }, parts) };
}

interface Layout extends DatasetOfSite {
  readonly grid: SiteGrid;
  readonly about: SiteDataset;
}

function textsAtHand(dataset: string, { sources }: SiteParts): SiteDataset["texts"] {
  if ("undefined" in sources) return sources;
  return sources.instances.has(dataset) ? true : { undefined: "the dataset is not at hand" };
}

function* chunksOf(layout: Layout, parts: SiteParts): Generator<Chunk> {
  const { place, facts, grid } = layout;
  const { columns, instances, endings, several } = grid;
  const value = { columns, instances, endings, several };
  yield { name: `judgments-${place}`, value, packed: false, done: 0 };
  for (let from = 0; from < facts.length; from += block) {
    const own = facts.slice(from, from + block);
    const done = from + own.length;
    for (const chunk of blockChunks(layout, parts, { from, own, name: `${place}-${from / block}` }))
      yield { ...chunk, packed: true, done };
  }
}

interface Block {
  readonly from: number;
  readonly own: readonly InstanceFacts[];
  /** Of the dataset and the block, as in the names of chunks. */
  readonly name: string;
}

function* blockChunks(
  layout: Layout,
  parts: SiteParts,
  { from, own, name }: Block,
): Generator<Pick<Chunk, "name" | "value">> {
  const { cells, dataset, about, judgments } = layout;
  const { sources } = parts;
  const texts = "undefined" in sources ? undefined : sources.instances.get(dataset);
  if (texts !== undefined) yield { name: `texts-${name}`, value: textsOf(own, texts) };
  if (parts.store === undefined) return;
  const shelves = new Map(about.protocols.map((protocol) => [protocol, new PromptShelf()]));
  const places = new Map(own.map(({ id }, offset) => [id, from + offset]));
  const byEvaluator = groupBy(cells, ({ evaluator }) => evaluator);
  for (const [index, evaluator] of about.evaluators.entries()) {
    const replies = (byEvaluator.get(evaluator) ?? []).flatMap((cell) =>
      judgments.on(cellKey(cell), places.keys()).map((judgment): SiteReply => ({
        instance: places.get(judgment.instance) ?? -1,
        column: layout.grid.places.get(columnKey(judgment)) ?? -1,
        outcome: judgment.outcome,
        calls: callsOf(judgment, parts, {
          shelf: shelves.get(cell.protocol),
          instance: texts?.get(judgment.instance),
        }),
      })),
    );
    yield { name: `replies-${name}-${index}`, value: replies };
  }
  if (texts === undefined) return;
  for (const [index, protocol] of about.protocols.entries())
    yield { name: `prompts-${name}-${index}`, value: shelves.get(protocol)?.prompts ?? [] };
}

function textsOf(facts: readonly InstanceFacts[], texts: ReadonlyMap<string, Instance>): SiteTexts {
  return facts.map(({ id }) => {
    const { instruction = "", outputs = [], reference } = texts.get(id) ?? {};
    return { instruction, outputs, ...(reference === undefined ? {} : { reference }) };
  });
}

interface PromptPlace {
  readonly shelf: PromptShelf | undefined;
  readonly instance: Instance | undefined;
}

function callsOf(
  judgment: Judgment,
  { store, sources }: SiteParts,
  { shelf, instance }: PromptPlace,
): SiteReply["calls"] {
  if (store === undefined) return [];
  const records = judgment.calls.map((id) => store.find(id));
  // Read from the disk once.
  const find = (id: string): CallRecord | undefined => records.find((record) => record?.id === id);
  const prompts =
    shelf === undefined || instance === undefined || "undefined" in sources
      ? []
      : shelf.placesOf({ judgment, instance, records }, { ...sources, store: { find } });
  return records.flatMap((record, call) => {
    if (record === undefined) return [];
    const prompt = prompts[call];
    const { text, finishReason: finish } = record.reply;
    return [{ step: record.step, text, finish, ...(prompt === undefined ? {} : { prompt }) }];
  });
}
