import { UsageError } from "../../../core/errors.js";
import type { Question } from "../../../flask/question.js";
import { skillNamed } from "../../../flask/skill-named.js";
import { flaskQuestion } from "../../../imports/flask-question.js";
import { jsonRecords } from "../../../imports/read/json-records.js";
import type { SourceFile } from "../../../imports/source-file.js";

/** The questions of an evaluation set of FLASK, of either version, in file order. Throws for ids that occur twice. */
export async function readQuestions(file: SourceFile): Promise<readonly Question[]> {
  const questions: Question[] = [];
  const ids = new Set<string>();
  for await (const fields of jsonRecords(file)) {
    const { skills, difficulty, ...question } = flaskQuestion(fields);
    if (ids.has(question.id))
      throw new UsageError(`Cannot read ${file.name}: two questions have the id ${question.id}`);
    ids.add(question.id);
    const [level] = difficulty;
    questions.push({
      ...question,
      skills: skills.map(skillNamed),
      ...(level === undefined ? {} : { difficulty: level }),
    });
  }
  return questions;
}
