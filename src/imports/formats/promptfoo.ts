import { isRecord } from "../../core/is-record.js";
import type { Fields } from "../fields.js";
import { gradeValue } from "../grade-value.js";
import type { ImportFormat } from "../import-format.js";
import type { ImportedAnswer, ImportedItem, ImportedRow } from "../imported-row.js";
import { missingAnswer } from "../missing-answer.js";
import { firstListOf } from "../read/first-list-of.js";
import { jsonRecords } from "../read/json-records.js";
import type { SourceFile } from "../source-file.js";

/** Assertions that a model decides. */
const modelGraded: ReadonlySet<string> = new Set([
  ...["llm-rubric", "g-eval", "model-graded-closedqa", "model-graded-factuality", "factuality", "closed-qa"],
  ...["answer-relevance", "context-faithfulness", "context-recall", "context-relevance", "agent-rubric"],
  ...["conversation-relevance", "search-rubric", "trajectory:goal-success"],
]);

/**
 * Results of promptfoo (`.json`, or `.jsonl` with one result a line): an instance is a test under a provider and a prompt, the judge a
 * model-graded assertion, whose score is taken, one criterion an assertion (its metric or type; `--criterion` names one). Its reason is
 * no reply, so it is not read. What humans said stands in a field of the result (`--gold-field vars.human`): for each criterion, or one for all.
 */
export const promptfoo: ImportFormat = {
  name: "promptfoo",
  title: "results of promptfoo: the scores of model-graded assertions",
  takes: ["criterion", "goldField"],
  example: "reife import promptfoo results.json --gold-field vars.human --evaluator gpt-4o --out results/pf",
  async *rows({ files, options }) {
    for (const file of files) {
      for await (const fields of await resultsOf(file)) {
        const graded = gradedOf(fields, options.criterion);
        for (const assertion of graded) yield rowOf(fields, assertion, options.goldField);
        if (graded.length === 0 && !isError(fields)) {
          throw fields.fail(
            "no assertion of it was decided by a model",
            "Name its metric or type with --criterion",
          );
        }
      }
    }
  },
};

/** Where results stand: in a file that promptfoo wrote, in what `evaluate()` returned, or in a bare list. */
const lists = [["results", "results"], ["results"], []] as const;

async function resultsOf(file: SourceFile): Promise<AsyncIterable<Fields>> {
  if (file.name.endsWith(".jsonl")) return jsonRecords(file);
  return jsonRecords(file, { path: (await firstListOf(file, lists)) ?? lists[0] });
}

/** The provider gave no output, so nothing was judged. */
function isError(fields: Fields): boolean {
  return fields.has("error") && !fields.has("gradingResult");
}

interface GradedAssertion {
  /** Where the result of the assertion stands. */
  readonly path: string;
  readonly criterion: string;
}

function gradedOf(fields: Fields, wanted: string | undefined): readonly GradedAssertion[] {
  const found = resultPaths(fields).flatMap((path): GradedAssertion[] => {
    const type = textAt(fields, `${path}.assertion.type`)?.replace(/^not-/u, "");
    const metric = textAt(fields, `${path}.assertion.metric`);
    if (type === undefined) return [];
    const criterion = metric ?? type;
    const counts = wanted === undefined ? modelGraded.has(type) : wanted === metric || wanted === type;
    return counts ? [{ path, criterion }] : [];
  });
  const names = found.map(({ criterion }) => criterion);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return found;
  throw fields.fail(`two of its assertions are called '${twice}'`, "Give each a metric of its own");
}

/** Where the results of single assertions stand; the only one may stand alone. */
function resultPaths(fields: Fields): readonly string[] {
  const all = "gradingResult.componentResults";
  if (fields.has(all)) return fields.list(all).map((_, index) => `${all}.${index}`);
  return fields.has("gradingResult.assertion") ? ["gradingResult"] : [];
}

function rowOf(
  fields: Fields,
  { path, criterion }: GradedAssertion,
  goldField: string | undefined,
): ImportedRow {
  return {
    place: fields.place,
    evaluator: graderOf(fields, path),
    ...{ protocol: "promptfoo", presentation: "original", repeat: 0, criterion },
    item: itemOf(fields, criterion, goldField),
    answer: answerOf(fields, path, criterion),
  };
}

function graderOf(fields: Fields, path: string): string | undefined {
  const provider = fields.value(`${path}.assertion.provider`);
  if (typeof provider === "string") return provider;
  return isRecord(provider) && typeof provider["id"] === "string" ? provider["id"] : undefined;
}

function itemOf(fields: Fields, criterion: string, goldField: string | undefined): ImportedItem {
  const output = fields.value("response.output");
  const human = goldField === undefined ? undefined : humanValue(fields, criterion, goldField);
  return {
    ...namesOf(fields),
    ...(fields.has("prompt.raw") ? { instruction: fields.text("prompt.raw") } : {}),
    outputs: [typeof output === "string" ? output : JSON.stringify(output ?? "")],
    gold: human === undefined ? undefined : { kind: "scores", scores: { [criterion]: human } },
  };
}

/** Older files do not number their tests; they have a result a row all the same. */
function namesOf(fields: Fields): Pick<ImportedItem, "key" | "cluster"> {
  if (!fields.has("testIdx")) return { key: `row ${fields.place.row ?? 0}` };
  const test = fields.number("testIdx");
  const prompt = fields.has("promptIdx") ? fields.number("promptIdx") : 0;
  const provider = textAt(fields, "provider.id") ?? textAt(fields, "provider") ?? "";
  return { key: `test ${test} prompt ${prompt} ${provider}`.trim(), cluster: `test ${test}` };
}

/** One grade for all criteria, or an object of grades by criterion. */
function humanValue(fields: Fields, criterion: string, goldField: string): number | undefined {
  return isRecord(fields.value(goldField))
    ? gradeValue(fields, `${goldField}.${criterion}`)
    : gradeValue(fields, goldField);
}

function answerOf(fields: Fields, path: string, criterion: string): ImportedAnswer {
  if (!fields.has(`${path}.score`)) return missingAnswer();
  return {
    kind: "outcome",
    outcome: { kind: "scores", scores: { [criterion]: fields.number(`${path}.score`) } },
  };
}

function textAt(fields: Fields, name: string): string | undefined {
  const value = fields.value(name);
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}
