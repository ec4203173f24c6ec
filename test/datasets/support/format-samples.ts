import type { DatasetLoaderSample } from "../../contracts/dataset-loader.js";
import { formats } from "../../../src/datasets/formats/formats.js";
import type { DatasetCard } from "../../../src/core/dataset-card.js";
import { cardOf } from "./cards.js";

type Fields = Readonly<Record<string, unknown>>;

interface Recipe {
  readonly rows: readonly Fields[];
  readonly instancesPerRow?: number;
  readonly card?: Partial<DatasetCard>;
  /** Changes to the first row that make it bad, each with words that the error must have. */
  readonly spoil: readonly (readonly [Fields, readonly string[]])[];
  /** How rows become a file's text. Default: one JSON object a line. */
  readonly write?: (rows: readonly Fields[]) => string;
}

const array = (rows: readonly Fields[]): string => JSON.stringify(rows, undefined, 1);
const lines = (rows: readonly Fields[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join("");
const byBias = (rows: readonly Fields[]): string =>
  JSON.stringify({ "length bias": rows.slice(0, 1), concreteness: rows.slice(1) }, undefined, 1);

/** A rating prompt of the kind that HHH comes in. */
export function ratingPrompt(instruction: string, response: string): string {
  return [
    "###Task Description:\nRate.",
    `###The instruction to evaluate:\n${instruction}`,
    `###Response to evaluate:\n${response}`,
    "###Score Rubrics:\n[Good?]\nScore 1: no.",
    "###Feedback: ",
  ].join("\n\n");
}

/** A table with tabs between its cells; a cell that is undefined is left out of its row. */
const table = (rows: readonly Fields[]): string => {
  const names = Object.keys(rows[0] ?? {});
  const line = (row: Fields): string =>
    names.flatMap((name) => (typeof row[name] === "string" ? [row[name]] : [])).join("\t");
  return [names.join("\t"), ...rows.map(line), ""].join("\n");
};
/** A table with commas between its cells, each in quotes; a cell that is undefined is left out of its row. */
const quoted = (rows: readonly Fields[]): string => {
  const names = Object.keys(rows[0] ?? {});
  const line = (row: Fields): string =>
    names
      .flatMap((name) => (typeof row[name] === "string" ? [`"${row[name].replaceAll('"', '""')}"`] : []))
      .join(",");
  return [names.join(","), ...rows.map(line), ""].join("\n");
};
const labels = (rows: readonly Fields[]): string =>
  rows
    .map(({ query, passage, label }) => `${String(query)} 0 ${String(passage)} ${String(label)}\n`)
    .join("");
/** Each row twice, as two annotators saw it. */
const twice = (rows: readonly Fields[]): string =>
  array(rows.flatMap((row) => [row, { ...row, ...(Object(row["second"]) as Fields) }]));

const recipes: Readonly<Record<string, Recipe>> = {
  llmbar: {
    rows: [
      { input: "Say hi", output_1: "hi", output_2: "ho", label: 1 },
      { input: "Say ho", output_1: "hi", output_2: "", label: 2 },
    ],
    write: array,
    spoil: [
      [{ label: 3 }, ["row 1", "'label'", "is 3", "1 or 2"]],
      [{ label: "1" }, ["row 1", "'label'", 'is "1"']],
      [{ input: " " }, ["row 1", "'input'", "not blank"]],
      [{ output_2: undefined }, ["row 1", "'output_2'", "is missing"]],
    ],
  },
  reife: {
    rows: [
      { instruction: "Say hi", output_1: "hi", output_2: "ho", winner: 1 },
      { instruction: "Say ho", output_1: "hi", output_2: "ho", winner: 2 },
    ],
    card: { options: { subsets: [{ name: "greetings", from: 1, to: 1 }] } },
    write: array,
    spoil: [
      [{ winner: 0 }, ["row 1", "'winner'", "is 0", "1 or 2"]],
      [{ instruction: 7 }, ["row 1", "'instruction'", "is 7"]],
      [{ output_1: null }, ["row 1", "'output_1'", "is null"]],
    ],
  },
  judgebench: {
    rows: [
      {
        pair_id: "p1",
        source: "mmlu-pro-law",
        question: "1?",
        response_A: "a",
        response_B: "b",
        label: "A>B",
      },
      { pair_id: "p2", source: "coding", question: "2?", response_A: "a", response_B: "b", label: "B>A" },
    ],
    card: { options: { subsets: { knowledge: ["mmlu-pro-*"], coding: ["coding"] } } },
    spoil: [
      [{ label: "A=B" }, ["row 1 (line 1)", "'label'", '"A=B"', '"A>B" or "B>A"']],
      [{ source: "trivia" }, ["row 1", "'source'", '"trivia"', "mmlu-pro-*, coding", "option 'subsets'"]],
      [{ pair_id: undefined }, ["row 1", "'pair_id'", "is missing"]],
    ],
  },
  pandalm: {
    rows: [
      {
        idx: 0,
        motivation_app: "Mail",
        cmp_key: "x_y",
        instruction: "Shorten",
        input: "A long text",
        response1: "",
        response2: "Text",
        annotator1: 2,
        annotator2: 2,
        annotator3: 0,
      },
      {
        idx: 1,
        motivation_app: "Mail",
        cmp_key: "x_y",
        instruction: "Say yes",
        input: "",
        response1: true,
        response2: "yes",
        annotator1: 0,
        annotator2: 0,
        annotator3: 0,
      },
    ],
    write: array,
    spoil: [
      [{ annotator2: 4 }, ["row 1", "'annotator2'", "is 4", "0 or 1 or 2"]],
      [{ annotator1: 1 }, ["row 1", "two annotators of the three to agree"]],
      [{ response1: 5 }, ["row 1", "'response1'", "is 5"]],
      [{ idx: undefined }, ["row 1", "'idx'", "is missing"]],
    ],
  },
  hhh: {
    rows: [
      {
        source: "helpful",
        chosen_instruction: ratingPrompt("How?", "So"),
        rejected_instruction: ratingPrompt("How?", "No"),
      },
      {
        source: "other",
        chosen_instruction: ratingPrompt("Why?", "So"),
        rejected_instruction: ratingPrompt("Why?", ""),
      },
    ],
    write: array,
    spoil: [
      [{ source: "funny" }, ["row 1", "'source'", '"funny"', '"harmless" or "helpful"']],
      [{ chosen_instruction: "So" }, ["row 1", "'chosen_instruction'", "headings"]],
      [{ rejected_instruction: ratingPrompt("Who?", "No") }, ["row 1", "the same question"]],
      [{ chosen_instruction: ratingPrompt(" ", "No") }, ["row 1", "a question"]],
    ],
  },
  evalbiasbench: {
    rows: [
      { bias: "length bias", instruction: "Say hi", response1: "hi", response2: "hello you", label: 1 },
      { bias: "concreteness", instruction: "Say ho", response1: "ho", response2: "ho 7", label: 1 },
    ],
    write: byBias,
    spoil: [
      [{ label: 0 }, ["row 1", "'label'", "is 0", "1 or 2"]],
      [{ response1: {} }, ["row 1", "'response1'", "is {}"]],
    ],
  },
  "rm-bench": {
    rows: [
      { prompt: "Say hi", chosen: ["a", "b", "c"], rejected: ["d", "e", "f"], error: "d is wrong" },
      { prompt: "Say ho", chosen: ["a", "b", "c"], rejected: ["d", "e", "f"], subset: "chat" },
    ],
    instancesPerRow: 9,
    write: array,
    spoil: [
      [{ chosen: ["a", "b"] }, ["row 1", "'chosen'", "three texts"]],
      [{ rejected: ["a", "b", 3] }, ["row 1", "'rejected'", "list of texts"]],
      [{ prompt: undefined }, ["row 1", "'prompt'", "is missing"]],
    ],
  },
  unieval: {
    rows: [
      {
        doc_id: 0,
        system_id: 1,
        source: "Rain",
        context: "Wet",
        reference: "It rains",
        system_output: "Rain.",
        scores: { tone: 2.5 },
      },
      {
        doc_id: 1,
        source: "Sun",
        context: "Dry",
        reference: "It shines",
        system_output: "",
        scores: { tone: 1, depth: 0 },
      },
    ],
    card: { task: "pointwise", options: { ask: "Say it:", context: "Fact:", references: true } },
    write: array,
    spoil: [
      [{ scores: {} }, ["row 1", "'scores'", "an object of criterion: number"]],
      [{ scores: { tone: "2" } }, ["row 1", "'scores'"]],
      [{ source: "" }, ["row 1", "'source'", "not blank"]],
      [{ context: undefined }, ["row 1", "'context'", "is missing"]],
      [{ system_output: null }, ["row 1", "'system_output'", "is null"]],
    ],
  },
  "llm-rubric": {
    rows: [
      { text_id: "c1", Q0: "3", Q1: "0", annotator_id: "7" },
      { text_id: "c2", Q0: "4.0", Q1: "1", annotator_id: "7" },
    ],
    card: { task: "pointwise" },
    write: table,
    spoil: [
      [{ Q0: "5" }, ["row 1 (line 2)", "'Q0'", '"5"', "from 0 to 4"]],
      [{ Q1: "good" }, ["row 1", "'Q1'", '"good"']],
      [{ Q1: undefined }, ["row 1", "it has 3 cells, expected 4: text_id, Q0"]],
      [{ text_id: "" }, ["row 1", "'text_id'", "not blank"]],
    ],
  },
  qrels: {
    rows: [
      { query: "q1", passage: "p1", label: 3 },
      { query: "q1", passage: "p2", label: 0 },
    ],
    card: { task: "pointwise", options: { high: 3 } },
    write: labels,
    spoil: [
      [{ label: 4 }, ["row 1 (line 1)", "'label'", '"4"', "from 0 to 3"]],
      [{ label: "good" }, ["row 1", "'label'", '"good"']],
      [{ label: "1 2" }, ["row 1", "it has 5 cells, expected 4: query, iteration, passage, label"]],
    ],
  },
  ragchecker: {
    rows: [
      {
        ...{ instance_id: 0, dataset: "law", query: "Who?", gt_answer: "Ann" },
        model1: { model_name: "x", response: "Ann" },
        model2: { model_name: "y", response: "" },
        overall_label: -2,
        second: { overall_label: -1 },
      },
      {
        ...{ instance_id: 1, dataset: "law", query: "When?", gt_answer: "Now" },
        model1: { model_name: "x", response: "Then" },
        model2: { model_name: "y", response: "Now" },
        overall_label: -1,
        second: { overall_label: 1 },
      },
    ],
    write: twice,
    spoil: [
      [{ overall_label: 3 }, ["row 1", "'overall_label'", "is 3", "-2, -1, 0, 1, 2"]],
      [{ second: { query: "Why?" } }, ["row 1", "'query'", "the second annotator's"]],
      [{ model1: "x" }, ["row 1", "'model1'", "an object"]],
      [{ model2: { model_name: "y" } }, ["row 1", "'response'", "is missing"]],
    ],
  },
  "pairs-csv": {
    rows: [
      { id: "7", prompt: 'Say "hi", please', left: "hi", right: "", winner: "1", more: "any" },
      { id: "", prompt: "Say ho", left: "hi", right: "ho", winner: "same", more: "" },
    ],
    card: {
      options: {
        columns: { instruction: "prompt", output_a: "left", output_b: "right", gold: "winner", id: "id" },
        values: { A: 1, B: ["2", "two"], tie: "same" },
      },
    },
    write: quoted,
    spoil: [
      [{ winner: "3" }, ["row 1 (line 2)", "'winner'", 'is "3"', '"1" or "2" or "two" or "same"']],
      [{ winner: "" }, ["row 1", "'winner'", 'is ""']],
      [{ prompt: " " }, ["row 1", "'prompt'", "not blank"]],
      [{ left: undefined }, ["Invalid Record Length"]],
    ],
  },
  "pairs-jsonl": {
    rows: [
      { instruction: "Say hi", output_a: "hi", output_b: "ho", gold: "A" },
      { instruction: "Say ho", output_a: "hi", output_b: "ho", gold: "tie", votes: ["A", "B"] },
    ],
    spoil: [
      [{ gold: "a" }, ["row 1 (line 1)", "'gold'", '"a"', '"A" or "B" or "tie"']],
      [{ gold: undefined }, ["row 1", "'gold'", "is missing"]],
      [{ skils: ["x"] }, ["row 1", "unknown field 'skils'", "did you mean 'skills'?"]],
      [{ votes: ["A", "C"] }, ["row 1", "'votes'"]],
      [{ votes: "A" }, ["row 1", "'votes'", "a list"]],
      [{ tags: { topic: 3 } }, ["row 1", "'tags'"]],
      [{ tags: ["topic"] }, ["row 1", "'tags'", "an object"]],
      [{ domain: [""] }, ["row 1", "'domain'"]],
    ],
  },
  "listwise-jsonl": {
    rows: [
      { instruction: "Say hi", outputs: ["ho", "hi", ""], best: 1 },
      { instruction: "Say ho", outputs: ["ho", "hi"], best: 0, reason: "It is", tags: { topic: ["a", "b"] } },
    ],
    card: { task: "listwise" },
    spoil: [
      [{ best: 3 }, ["row 1 (line 1)", "'best'", "is 3", "from 0 to 2"]],
      [{ best: -1 }, ["row 1", "'best'", "is -1", "from 0 to 2"]],
      [{ best: 0.5 }, ["row 1", "'best'", "is 0.5"]],
      [{ best: "1" }, ["row 1", "'best'", 'is "1"']],
      [{ best: undefined }, ["row 1", "'best'", "is missing"]],
      [{ outputs: ["hi"] }, ["row 1", "'outputs'", "a list of 2 to 26 texts"]],
      [{ outputs: Array.from({ length: 27 }, () => "hi") }, ["row 1", "'outputs'", "2 to 26"]],
      [{ outputs: ["hi", 2] }, ["row 1", "'outputs'", "2 to 26 texts"]],
      [{ outputs: "hi" }, ["row 1", "'outputs'", 'is "hi"']],
      [{ output: "hi" }, ["row 1", "unknown field 'output'", "did you mean 'outputs'?"]],
      [{ instruction: " " }, ["row 1", "'instruction'", "not blank"]],
      [{ tags: { topic: 3 } }, ["row 1", "'tags'"]],
    ],
  },
  "scores-jsonl": {
    rows: [
      { instruction: "Say hi", output: "hi", scores: { tone: 5 }, ratings: { tone: [5, 5] } },
      { instruction: "Say ho", output: "", scores: { tone: 1, depth: 2.5 } },
    ],
    card: { task: "pointwise", options: { low: 1, high: 5 } },
    spoil: [
      [{ scores: { tone: 6 } }, ["row 1 (line 1)", "'scores'", '{"tone":6}', "from 1 to 5"]],
      [{ scores: { tone: "5" } }, ["row 1", "'scores'"]],
      [{ scores: {} }, ["row 1", "'scores'", "at least one"]],
      [{ scores: undefined }, ["row 1", "'scores'", "is missing"]],
      [{ ratings: { tone: [0] } }, ["row 1", "'ratings'", "from 1 to 5"]],
      [{ ratings: { depth: [1] } }, ["row 1", "'ratings'", "scored ones only"]],
      [{ outputs: "hi" }, ["row 1", "unknown field 'outputs'", "did you mean 'output'?"]],
    ],
  },
};

/** A sample for every format that has a recipe. */
export const formatSamples: Readonly<Record<string, DatasetLoaderSample>> = Object.fromEntries(
  Object.entries(formats).flatMap(([name, loader]) => {
    const recipe = recipes[name];
    if (recipe === undefined) return [];
    const write = recipe.write ?? lines;
    const [first, ...rest] = recipe.rows;
    const sample: DatasetLoaderSample = {
      loader,
      card: cardOf({ format: name, ...recipe.card }),
      good: { name: "made-up.json", text: write(recipe.rows) },
      rows: recipe.rows.length,
      instances: recipe.rows.length * (recipe.instancesPerRow ?? 1),
      bad: recipe.spoil.map(([change, words]) => ({
        text: write([{ ...first, ...change }, ...rest]),
        words,
      })),
    };
    return [[name, sample] as const];
  }),
);
