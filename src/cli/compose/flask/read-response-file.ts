import { jsonRecords } from "../../../imports/read/json-records.js";
import { pathParts } from "../../../imports/path-parts.js";
import type { SourceFile } from "../../../imports/source-file.js";
import type { FoundQuestions } from "./find-questions.js";

/** A file of answers made elsewhere, checked against the questions. */
export interface ImportedAnswers {
  /** Called after the file. */
  readonly model: string;
  readonly count: number;
  /** The answers by the question's id, without blank ones. */
  readonly texts: ReadonlyMap<string, string>;
  /** Ids of questions without an answer, and of those with a blank one, which is none. */
  readonly missing: readonly string[];
  readonly blank: readonly string[];
  /** The answers in the order of the questions, one JSON object a line. */
  readonly lines: string;
}

/**
 * Reads a file of answers in FLASK's layout: `question_id` (or `idx`) and `text`; `model_id` is kept. Throws an `ImportError` for an
 * answer to no question of the set, and for a second answer that says something else.
 */
export async function readResponseFile(
  file: SourceFile,
  { set, questions }: FoundQuestions,
): Promise<ImportedAnswers> {
  const known = new Set(questions.map(({ id }) => id));
  const answers = new Map<string, { readonly text: string; readonly line: string }>();
  for await (const fields of jsonRecords(file)) {
    const name = fields.has("question_id") || !fields.has("idx") ? "question_id" : "idx";
    const id = fields.id(name);
    const text = fields.text("text");
    if (!known.has(id)) throw fields.error(name, `the id of a question of ${set}`);
    const earlier = answers.get(id);
    if (earlier !== undefined && earlier.text !== text)
      throw fields.fail(`question ${id} has two different answers`, "Keep one of them");
    const model = fields.has("model_id") ? { model_id: fields.id("model_id") } : {};
    const number = /^\d{1,15}$/u.test(id) ? Number(id) : id;
    answers.set(id, { text, line: `${JSON.stringify({ question_id: number, text, ...model })}\n` });
  }
  const model = pathParts(file).at(-1) ?? "";
  const given = questions.flatMap(({ id }) => {
    const answer = answers.get(id);
    return answer === undefined ? [] : [{ id, ...answer }];
  });
  const full = given.filter(({ text }) => text.trim() !== "");
  return {
    ...{ model, count: full.length },
    texts: new Map(full.map(({ id, text }) => [id, text])),
    missing: questions.flatMap(({ id }) => (answers.has(id) ? [] : [id])),
    blank: given.flatMap(({ id, text }) => (text.trim() === "" ? [id] : [])),
    lines: full.map(({ line }) => line).join(""),
  };
}
