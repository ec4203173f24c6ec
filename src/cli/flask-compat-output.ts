import { UsageError } from "../core/errors.js";
import { compatTables, type CompatTables } from "../flask/compat-tables.js";
import { flaskCompat } from "../report/flask-compat.js";
import type { Question } from "../flask/question.js";
import type { ReviewSource } from "./compose/flask/review-source.js";
import { jsonDocument } from "./json-document.js";

/** What the authors' aggregators get. */
export interface CompatParts {
  readonly sources: readonly ReviewSource[];
  /** Where given, levels are taken from them by line number, as the original does; else from the rows themselves. */
  readonly questions: readonly Question[] | undefined;
}

const kinds = { skill: "skill", domain: "domain", difficulty_skill: "difficulty" } as const;
const kindNames = ["skill", "domain", "difficulty_skill"] as const;

/** The authors' tables in every form. */
export interface CompatOutput {
  /** Their files by name. */
  readonly files: ReadonlyMap<string, string>;
  /** All files as one text. */
  readonly text: string;
  /** All tables as one JSON document. */
  readonly json: string;
}

/** What the authors' aggregators write. Throws a `UsageError` for models of a run. */
export function flaskCompatOutput(parts: CompatParts): CompatOutput {
  const all = tablesOf(parts);
  const files = new Map(
    all.flatMap(({ model, tables }) =>
      kindNames.map((kind): [string, string] => [
        `${model.replaceAll(/[/\\]/gu, "-")}_${kind}.csv`,
        flaskCompat(kind, tables[kinds[kind]]),
      ]),
    ),
  );
  const odd = all.map(({ model, tables }) => `${model}: ${tables.odd} rows have other than 3 scores`);
  const shown = [...files].map(([name, text]) => `${name}\n${text.replaceAll("\r\n", "\n")}`);
  return {
    files,
    text: `${[...odd, ""].join("\n")}\n${shown.join("\n")}`,
    json: jsonDocument(all.map(({ model, tables }) => ({ model, ...tables }))),
  };
}

function tablesOf({ sources, questions }: CompatParts): readonly {
  readonly model: string;
  readonly tables: CompatTables;
}[] {
  return sources.map(({ model, compat }) => {
    if (compat === undefined)
      throw new UsageError(
        `Cannot use --compat on ${model}: it is of a run, and the authors' aggregators read files`,
      );
    const rows =
      questions === undefined
        ? compat
        : compat.map((row, line) => ({ ...row, difficulty: questions[line]?.difficulty ?? "" }));
    return { model, tables: compatTables(rows) };
  });
}
