import type { Score } from "../../core/outcome.js";
import { isRecord } from "../../core/is-record.js";
import { parseJson } from "../../core/parse-json.js";
import { Fields } from "../fields.js";
import { gradeValue } from "../grade-value.js";
import { ImportError } from "../import-error.js";
import type { ImportFormat } from "../import-format.js";
import type { ImportedAnswer, ImportedItem, ImportedRow } from "../imported-row.js";
import { missingAnswer } from "../missing-answer.js";
import { jsonRecords } from "../read/json-records.js";
import { zipEntries } from "../read/zip-entries.js";
import type { SourceFile } from "../source-file.js";

/**
 * Logs of Inspect, as `.eval` (a zip archive of JSON) or `.json`. A sample is an instance, an epoch a repeat; the judge is a scorer
 * (`--criterion` names one of several), whose value is taken: C, P and I as 1, 0.5 and 0, a number as it is, an object as scores by
 * criterion. A scorer's explanation need not be its reply, so it is not read. What humans said stands in a field of the sample (`--gold-field`).
 */
export const inspect: ImportFormat = {
  name: "inspect",
  title: "logs of Inspect (.eval or .json): the values of model-graded scorers",
  takes: ["criterion", "goldField"],
  example:
    "reife import inspect logs/task.eval --gold-field metadata.human --evaluator gpt-4o --out results/inspect",
  async *rows({ files, options, note }) {
    for (const file of files) {
      let samples = 0;
      let broken = 0;
      for await (const fields of samplesOf(file)) {
        samples += 1;
        if (hasFailed(fields)) broken += 1;
        else yield rowOf(fields, options.criterion, options.goldField);
      }
      if (samples === 0) throw new ImportError({ file: file.name }, "it holds no samples");
      if (broken > 0) {
        note(
          `${file.name}: samples that ended in an error before they were scored, and were passed over: ${broken}`,
        );
      }
    }
  },
};

async function* samplesOf(file: SourceFile): AsyncGenerator<Fields> {
  if (!file.name.endsWith(".eval")) {
    yield* jsonRecords(file, { path: ["samples"] });
    return;
  }
  let row = 0;
  for await (const { name, text } of zipEntries(file, isSample)) {
    row += 1;
    const place = { file: `${file.name}/${name}`, row };
    let value: unknown;
    try {
      value = parseJson(text);
    } catch (cause) {
      throw new ImportError(place, "it is no JSON", { cause });
    }
    if (!isRecord(value)) throw new ImportError(place, "it is no JSON object");
    yield new Fields(place, value);
  }
}

/** Nothing was judged: the sample broke off before a scorer saw it. */
function hasFailed(fields: Fields): boolean {
  if (!fields.has("error")) return false;
  return !fields.has("scores") || Object.keys(fields.record("scores")).length === 0;
}

function isSample(name: string): boolean {
  return /^samples\/[^/]+\.json$/u.test(name);
}

function rowOf(fields: Fields, criterion: string | undefined, goldField: string | undefined): ImportedRow {
  const epoch = fields.has("epoch") ? fields.number("epoch") : 1;
  if (!Number.isInteger(epoch) || epoch < 1) throw fields.error("epoch", "a whole number from 1");
  const scorer = scorerOf(fields, criterion);
  return {
    place: fields.place,
    ...{
      evaluator: graderOf(fields, scorer),
      protocol: "inspect",
      presentation: "original",
      repeat: epoch - 1,
    },
    item: itemOf(fields, scorer, { goldField, epoch }),
    answer: answerOf(fields, scorer),
  };
}

/** The scorer asked for, or the only one. */
function scorerOf(fields: Fields, wanted: string | undefined): string {
  const scorers = fields.has("scores") ? Object.keys(fields.record("scores")) : [];
  if (wanted !== undefined) {
    if (scorers.includes(wanted)) return wanted;
    throw fields.error("scores", `a score of ${wanted}`);
  }
  const [only, other] = scorers;
  if (only === undefined) throw fields.error("scores", "the score of at least one scorer");
  if (other === undefined) return only;
  throw fields.fail(`it has scores of ${scorers.join(", ")}`, "Name one with --criterion");
}

/** The grading model, where the scorer keeps its name; else the scorer. */
function graderOf(fields: Fields, scorer: string): string {
  const name = `scores.${scorer}.metadata.model`;
  return typeof fields.value(name) === "string" ? fields.id(name) : scorer;
}

function itemOf(
  fields: Fields,
  scorer: string,
  { goldField, epoch }: { readonly goldField: string | undefined; readonly epoch: number },
): ImportedItem {
  const input = fields.value("input");
  const human = goldField === undefined ? undefined : gradeValue(fields, goldField);
  return {
    key: fields.id("id"),
    ...(typeof input === "string" ? { instruction: input } : {}),
    // Another epoch has another output of the same sample.
    ...(epoch === 1 ? { outputs: [completionOf(fields)] } : {}),
    gold: human === undefined ? undefined : { kind: "scores", scores: { [scorer]: human } },
  };
}

function completionOf(fields: Fields): string {
  const completion = fields.value("output.completion");
  return typeof completion === "string" ? completion : "";
}

function answerOf(fields: Fields, scorer: string): ImportedAnswer {
  const name = `scores.${scorer}.value`;
  const value = fields.value(name);
  const names = isRecord(value) ? Object.keys(value) : undefined;
  const scores: Record<string, Score> = {};
  for (const criterion of names ?? [scorer]) {
    const score = gradeValue(fields, names === undefined ? name : `${name}.${criterion}`);
    if (score !== undefined) scores[criterion] = score;
  }
  if (Object.keys(scores).length === 0) return missingAnswer();
  return { kind: "outcome", outcome: { kind: "scores", scores } };
}
