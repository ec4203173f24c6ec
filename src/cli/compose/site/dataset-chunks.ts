import type { InstanceFacts } from "../../../core/instance-facts.js";
import type { Instance } from "../../../core/instance.js";
import type { Judgment } from "../../../core/judgment.js";
import type { Message } from "../../../core/message.js";
import { sha256 } from "../../../core/sha256.js";
import type { SiteColumn, SiteDataset, SiteJudgments, SiteReply, SiteTexts } from "../../../core/site.js";
import type { TaskKind } from "../../../core/task-kind.js";
import { groupBy } from "../../../leaderboard/group-by.js";
import { endingOf } from "../../../report/site/ending-of.js";
import { promptsOf } from "./prompts-of.js";
import type { SiteParts } from "./site-parts.js";

/** Instances in a chunk: few enough that one loads at once, many enough that files stay few. */
const block = 20;

/** The judgments of one dataset, and the place of the dataset among those of the pages. */
export interface DatasetOfSite {
  readonly dataset: string;
  readonly place: number;
  readonly task: TaskKind;
  readonly facts: readonly InstanceFacts[];
  readonly judgments: readonly Judgment[];
}

/** A chunk of data: its name and value. */
export interface Chunk {
  readonly name: string;
  readonly value: object;
}

/** What the pages say of the dataset, and its chunks, made one at a time: no more than a block's texts are held. */
export interface DatasetChunks {
  readonly about: SiteDataset;
  readonly chunks: Iterable<Chunk>;
}

/** Lays out a dataset's judgments for the pages. */
export function datasetChunks(given: DatasetOfSite, parts: SiteParts): DatasetChunks {
  const { facts, judgments, dataset, task } = given;
  const columns = columnsOf(judgments);
  const rows = groupBy(judgments, ({ instance }) => instance);
  const about: SiteDataset = {
    ...{ dataset, task, instances: facts.length, block },
    evaluators: [...new Set(columns.map(({ evaluator }) => evaluator))],
    protocols: [...new Set(columns.map(({ protocol }) => protocol))],
    texts: textsAtHand(dataset, parts),
  };
  return { about, chunks: chunksOf({ ...given, rows, columns, about }, parts) };
}

interface Layout extends DatasetOfSite {
  readonly rows: ReadonlyMap<string, readonly Judgment[]>;
  readonly columns: readonly SiteColumn[];
  readonly about: SiteDataset;
}

function textsAtHand(dataset: string, { sources }: SiteParts): SiteDataset["texts"] {
  if ("undefined" in sources) return sources;
  return sources.instances.has(dataset) ? true : { undefined: "the dataset is not at hand" };
}

function* chunksOf(layout: Layout, parts: SiteParts): Generator<Chunk> {
  const { place, facts, about } = layout;
  yield { name: `judgments-${place}`, value: gridOf(layout) };
  for (let from = 0; from < facts.length; from += block) {
    yield* blockChunks(layout, parts, { from, name: `${place}-${from / block}`, about });
  }
}

function gridOf({ columns, facts, rows }: Layout): SiteJudgments {
  const places = new Map(columns.map((column, place) => [columnKey(column), place]));
  return {
    columns,
    instances: facts.map(({ id, row, cluster, gold, tags }) => ({ id, row, cluster, gold, tags })),
    endings: facts.map(({ id }) => {
      const byColumn = new Map((rows.get(id) ?? []).map((own) => [columnKey(own), endingOf(own)]));
      return columns.map((column) => byColumn.get(columnKey(column)) ?? ".").join("");
    }),
    several: Object.fromEntries(
      facts.flatMap(({ id }, instance) =>
        (rows.get(id) ?? []).flatMap((own) =>
          endingOf(own) === "*"
            ? [[`${instance} ${places.get(columnKey(own)) ?? -1}`, severalOf(own)] as const]
            : [],
        ),
      ),
    ),
  };
}

function severalOf({ outcome, picked }: Judgment): readonly number[] {
  return picked ?? (outcome.kind === "pick" ? outcome.picked : []);
}

interface Block {
  readonly from: number;
  /** Of the dataset and the block, as in the names of chunks. */
  readonly name: string;
  readonly about: SiteDataset;
}

function* blockChunks(layout: Layout, parts: SiteParts, { from, name, about }: Block): Generator<Chunk> {
  const { facts, rows, columns, dataset } = layout;
  const own = facts.slice(from, from + block);
  const { sources } = parts;
  const texts = "undefined" in sources ? undefined : sources.instances.get(dataset);
  if (texts !== undefined) yield { name: `texts-${name}`, value: textsOf(own, texts) };
  const prompts = about.protocols.map(() => new Map<string, readonly Message[]>());
  const places = new Map(columns.map((column, place) => [columnKey(column), place]));
  for (const [index, evaluator] of about.evaluators.entries()) {
    const replies = own.flatMap(({ id }, offset) =>
      (rows.get(id) ?? [])
        .filter((judgment) => judgment.evaluator === evaluator)
        .map((judgment): SiteReply => {
          const keys = keep(prompts[about.protocols.indexOf(judgment.protocol)], judgment, {
            parts,
            instance: texts?.get(id),
          });
          return {
            instance: from + offset,
            column: places.get(columnKey(judgment)) ?? -1,
            outcome: judgment.outcome,
            calls: callsOf(judgment, parts, keys),
          };
        }),
    );
    yield { name: `replies-${name}-${index}`, value: replies };
  }
  if (texts === undefined) return;
  for (const [index, found] of prompts.entries()) {
    yield { name: `prompts-${name}-${index}`, value: Object.fromEntries(found) };
  }
}

function textsOf(facts: readonly InstanceFacts[], texts: ReadonlyMap<string, Instance>): SiteTexts {
  return facts.map(({ id }) => {
    const { instruction = "", outputs = [], reference } = texts.get(id) ?? {};
    return { instruction, outputs, ...(reference === undefined ? {} : { reference }) };
  });
}

interface PromptSource {
  readonly parts: SiteParts;
  readonly instance: Instance | undefined;
}

/** Notes the prompts of a judgment's calls, each once, and gives their keys by the ids of the calls. */
function keep(
  known: Map<string, readonly Message[]> | undefined,
  judgment: Judgment,
  { parts, instance }: PromptSource,
): ReadonlyMap<string, string> {
  const { sources, store } = parts;
  if (known === undefined || instance === undefined || "undefined" in sources) return new Map();
  return new Map(
    [...promptsOf(judgment, instance, { ...sources, store })].map(([id, messages]) => {
      const key = sha256(JSON.stringify(messages)).slice(0, 12);
      known.set(key, messages);
      return [id, key];
    }),
  );
}

function callsOf(
  { calls }: Judgment,
  { store }: SiteParts,
  keys: ReadonlyMap<string, string>,
): SiteReply["calls"] {
  return calls.flatMap((id) => {
    const record = store.find(id);
    if (record === undefined) return [];
    const prompt = keys.get(id);
    const { text, finishReason: finish } = record.reply;
    return [{ step: record.step, text, finish, ...(prompt === undefined ? {} : { prompt }) }];
  });
}

function columnsOf(judgments: readonly Judgment[]): readonly SiteColumn[] {
  const columns = new Map<string, SiteColumn>();
  for (const { evaluator, protocol, presentation, repeat } of judgments) {
    const column = { evaluator, protocol, presentation, repeat };
    columns.set(columnKey(column), column);
  }
  return [...columns.values()].sort((a, b) => (columnKey(a) < columnKey(b) ? -1 : 1));
}

function columnKey({ evaluator, protocol, presentation, repeat }: SiteColumn): string {
  return `${evaluator}\n${protocol}\n${presentation}\n${repeat}`;
}
