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

/** The authors' files by name. */
export function compatFiles(parts: CompatParts): ReadonlyMap<string, string> {
  return new Map(
    tablesOf(parts).flatMap(({ model, tables }) =>
      kindNames.map((kind) => [
        `${model.replaceAll(/[/\\]/gu, "-")}_${kind}.csv`,
        flaskCompat(kind, tables[kinds[kind]]),
      ]),
    ),
  );
}

/** All of them as one text. */
export function compatText(parts: CompatParts): string {
  const odd = tablesOf(parts).map(
    ({ model, tables }) => `${model}: ${tables.odd} rows have other than 3 scores`,
  );
  const files = [...compatFiles(parts)].map(([name, text]) => `${name}\n${text.replaceAll("\r\n", "\n")}`);
  return `${[...odd, ""].join("\n")}\n${files.join("\n")}`;
}

/** All of them as one JSON document. */
export function compatDocument(parts: CompatParts): string {
  return jsonDocument(tablesOf(parts).map(({ model, tables }) => ({ model, ...tables })));
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
