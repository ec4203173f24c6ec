import { parseJson } from "../../core/parse-json.js";
import type { Preference } from "../../core/preference.js";
import type { PresentationId } from "../../core/presentation-id.js";
import { decimalNumber } from "../decimal-number.js";
import type { Fields } from "../fields.js";
import { ImportError } from "../import-error.js";
import type { ImportFormat } from "../import-format.js";
import type { ImportedAnswer, ImportedRow } from "../imported-row.js";
import { missingAnswer } from "../missing-answer.js";
import { jsonRecords } from "../read/json-records.js";
import { textLines } from "../read/text-lines.js";
import { reifeDatasets } from "../reife-datasets.js";
import { reifeFileName, type ReifeFileName } from "../reife-file-name.js";
import { reifeProtocols } from "../reife-protocols.js";
import { reifeSwapOf } from "../reife-swap-of.js";
import type { SourceFile } from "../source-file.js";

/** Protocols whose output files do not hold what the verdict rests on, and why. */
const unreadableOutputs: Readonly<Record<string, string>> = {
  swap: "it holds debates alone, and not the verdicts they rest on",
  "cot-consistency": "it holds one of several samples alone",
  "arena-hard": "its replies state their verdicts in words of the study's own, which no parser of ours reads",
  wildbench: "its replies state their verdicts in words of the study's own, which no parser of ours reads",
  alpacaeval: "it holds no token probabilities, on which the verdict rests",
  "multi-role-1": "it holds the last referee's word alone",
  "multi-role-2": "it holds the last referee's word alone",
};

/** Of these the study's result is taken: the reply beside it is not all that the verdict rests on, or has another form than ours. */
const takenAsResults: ReadonlySet<string> = new Set([
  ...["swap", "arena-hard", "alpacaeval", "wildbench", "multi-role-1", "multi-role-2"],
]);

const winners: ReadonlyMap<unknown, Preference> = new Map([
  [1, "A"],
  [2, "B"],
]);

/**
 * The files of the ReIFE study. Output files (`.txt`) have one reply a line, result files (`.jsonl`) one object with the prompt
 * and the reply; the dataset's order tells which pair. In `_swap` files the second output is shown first and the letters stay
 * with the outputs. The top-level `winner` of a result file is the prediction, written over the gold. The published set of
 * predictions has winner vectors of both orders.
 */
export const reife: ImportFormat = {
  name: "reife",
  title: "files of the ReIFE study: outputs (.txt), results (.jsonl) and the published winner vectors",
  takes: [],
  example: "reife import reife results/outputs/llmbar_natural.llama-3-8b.*.txt --out results/llama-3-8b",
  async *rows({ files }) {
    for (const file of files) {
      if (file.name.endsWith(".txt")) yield* outputRows(file, namesOf(file));
      else yield* recordRows(file);
    }
  },
};

function namesOf(file: SourceFile): ReifeFileName {
  const names = reifeFileName(file);
  if (names !== undefined) return names;
  throw new ImportError({ file: file.name }, "its name does not say dataset, judge and protocol", {
    hint: "Call it <dataset>.<judge>.<method>.<prompt>[_swap], as the study does",
  });
}

async function* outputRows(file: SourceFile, names: ReifeFileName): AsyncGenerator<ImportedRow> {
  const unreadable = unreadableOutputs[names.protocol];
  if (unreadable !== undefined) {
    throw new ImportError({ file: file.name }, unreadable, {
      hint: "Import the result file (.jsonl) of the same name",
    });
  }
  let row = 0;
  for await (const { line, text } of textLines(file)) {
    row += 1;
    yield {
      ...shownAs(names, { file: file.name, row, line }),
      answer: replyAnswer(text),
    };
  }
  if (row === 0) throw new ImportError({ file: file.name }, "it holds no rows");
}

async function* recordRows(file: SourceFile): AsyncGenerator<ImportedRow> {
  for await (const fields of jsonRecords(file)) {
    if (fields.has("predictions")) yield* vectorRows(fields, file);
    else yield resultRow(fields, namesOf(file));
  }
}

function shownAs(
  { dataset, evaluator, protocol, presentation }: ReifeFileName,
  place: ImportedRow["place"],
): Omit<ImportedRow, "answer"> {
  return { place, dataset, evaluator, protocol, item: { row: place.row }, presentation, repeat: 0 };
}

/** A result's reply where it has one; votes and combined methods have the winner alone. */
function resultRow(fields: Fields, names: ReifeFileName): ImportedRow {
  const data = fields.has("data") ? "data." : "";
  const { item, ...row } = shownAs(names, fields.place);
  const has = (name: string): boolean => fields.has(`${data}${name}`);
  return {
    ...row,
    item: {
      ...item,
      ...(has("instruction") ? { instruction: fields.text(`${data}instruction`) } : {}),
      ...(has("output_1") && has("output_2")
        ? { outputs: [fields.text(`${data}output_1`), fields.text(`${data}output_2`)] }
        : {}),
    },
    answer:
      takenAsResults.has(names.protocol) || !fields.has("response.0.text")
        ? resultOf(fields)
        : repliesOf(fields),
  };
}

function repliesOf(fields: Fields): ImportedAnswer {
  const replies = fields.list("response").map((_, sample) => ({
    sample,
    reply: { text: fields.text(`response.${sample}.text`), finishReason: "unknown" as const },
  }));
  return { kind: "replies", replies, ...(replies.length > 1 ? { samples: replies.length } : {}) };
}

/** The study threw a coin where it read no verdict, and marked that: such a winner says nothing of the judge. */
function resultOf(fields: Fields): ImportedAnswer {
  if (fields.value("result.fail") === true) return missingAnswer();
  return { kind: "preference", preference: fields.oneOf("result.winner", winners) };
}

function replyAnswer(text: string): ImportedAnswer {
  return { kind: "replies", replies: [{ sample: 0, reply: { text, finishReason: "unknown" } }] };
}

function* vectorRows(fields: Fields, file: SourceFile): Generator<ImportedRow> {
  const recorded = fields.id("evaluation_protocol");
  const ids = {
    place: fields.place,
    dataset: datasetOf(fields, file),
    evaluator: fields.id("base_LLM"),
    protocol: reifeProtocols[recorded] ?? recorded,
  };
  yield* vector(fields, { ...ids, name: "predictions", presentation: "original" });
  if (fields.has("swap_predictions")) {
    yield* vector(fields, { ...ids, name: "swap_predictions", presentation: reifeSwapOf(ids.protocol) });
  }
}

/** A row of the published set may say its dataset; else the file or its folder is named after it. */
function datasetOf(fields: Fields, { path }: SourceFile): string | undefined {
  if (fields.has("dataset")) return reifeDatasets[fields.id("dataset")] ?? fields.id("dataset");
  const known = Object.keys(reifeDatasets).find((name) => path.includes(name));
  return known === undefined ? undefined : reifeDatasets[known];
}

type Vector = Pick<ImportedRow, "place" | "dataset" | "evaluator" | "protocol"> & {
  readonly name: string;
  readonly presentation: PresentationId;
};

function* vector(fields: Fields, { name, ...ids }: Vector): Generator<ImportedRow> {
  const written = fields.value(name);
  // Some copies of the set keep the vectors as texts.
  const predictions: unknown = typeof written === "string" ? parsed(fields, name, written) : written;
  if (!Array.isArray(predictions)) throw fields.error(name, "a list of winners");
  for (const [index, prediction] of predictions.entries()) {
    const winner = winners.get(typeof prediction === "string" ? decimalNumber(prediction) : prediction);
    if (winner === undefined && prediction !== null && prediction !== 0) {
      throw fields.error(`${name}.${index}`, "1 or 2");
    }
    yield {
      ...ids,
      item: { row: index + 1 },
      repeat: 0,
      answer: winner === undefined ? missingAnswer() : { kind: "preference", preference: winner },
    };
  }
}

function parsed(fields: Fields, name: string, text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    throw fields.error(name, "a list of winners");
  }
}
