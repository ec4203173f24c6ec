import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { didYouMean } from "../../../core/did-you-mean.js";
import { UsageError } from "../../../core/errors.js";
import type { FlaskAggregate, FlaskFacet } from "../../../core/flask-aggregate.js";
import { aggregateReviews } from "../../../flask/aggregate-reviews.js";
import type { Question } from "../../../flask/question.js";
import { flaskReport } from "../../../report/flask-report.js";
import { flaskTables } from "../../../report/flask-tables.js";
import { findQuestions } from "../../compose/flask/find-questions.js";
import { namedApart } from "../../compose/flask/named-apart.js";
import { readReviews } from "../../compose/flask/read-reviews.js";
import type { ReviewSource } from "../../compose/flask/review-source.js";
import { lookAround } from "../../compose/surroundings.js";
import { writeFile } from "../../compose/write-file.js";
import { flaskCompatOutput } from "../../flask-compat-output.js";
import { surroundingsFlags, terminalOf } from "../../config-flags.js";
import { exitCode, type ExitCode } from "../../exit-code.js";
import { isSet, textFlag, type Flags } from "../../flags.js";
import { jsonDocument } from "../../json-document.js";
import { oneOfFlag } from "../../one-of-flag.js";

const facets: Readonly<Record<string, FlaskFacet>> = {
  overall: "overall",
  ability: "ability",
  skill: "skill",
  domain: "domain",
  difficulty: "difficulty",
  "skill-difficulty": "skill,difficulty",
};

/** What a terminal shows by itself: sixty rows a model are for files. */
const shownByItself = ["overall", "ability", "skill", "domain", "difficulty"] as const;

/** `reife flask aggregate <sources...>`: means of skill scores, models side by side. */
export async function flaskAggregateCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const cwd = process.cwd();
  const format = isSet(flags, "json") ? "json" : formatOf(flags);
  const wanted = facetsOf(textFlag(flags, "by"), format);
  const questions = await questionsOf(flags);
  const sources = namedApart((await Promise.all(args.map(async (arg) => readReviews(arg, cwd)))).flat());
  if (isSet(flags, "compat")) {
    const { files, text, json } = flaskCompatOutput({ sources, questions });
    const to = textFlag(flags, "to");
    if (to === undefined) terminal.out(format === "json" ? json : text);
    else for (const file of writeAll(resolve(cwd, to), files)) terminal.out(`${file}\n`);
    return exitCode.done;
  }
  if (textFlag(flags, "to") !== undefined)
    throw new UsageError("Cannot use --to without --compat: it writes the authors' tables", {
      hint: "For our own: --format csv > file.csv",
    });
  const baseline = baselineOf(textFlag(flags, "baseline"), sources);
  const ids = questions?.map(({ id }) => id);
  const aggregate = aggregateReviews({ models: sources, facets: wanted, baseline, questions: ids });
  terminal.out(textOf(aggregate, format));
  return exitCode.done;
}

function textOf(aggregate: FlaskAggregate, format: Format): string {
  switch (format) {
    case "json":
      return jsonDocument(aggregate);
    case "csv":
      return flaskTables(aggregate).csv();
    case "md":
      return flaskTables(aggregate).md();
    case "table":
      return `${flaskReport(aggregate)}\n`;
  }
}

type Format = "table" | "json" | "csv" | "md";

function formatOf(flags: Flags): Format {
  return oneOfFlag(flags, "format", ["table", "json", "csv", "md"]) ?? "table";
}

function facetsOf(written: string | undefined, format: Format): readonly FlaskFacet[] {
  if (written === undefined) return format === "table" ? shownByItself : Object.values(facets);
  const names = written.split(",").map((name) => name.trim());
  return [...new Set(names)].map((name) => {
    const facet = Object.hasOwn(facets, name) ? facets[name] : undefined;
    if (facet !== undefined) return facet;
    const known = Object.keys(facets);
    const meant = didYouMean(name, known);
    throw new UsageError(`Expected some of ${known.join(", ")} for --by: got '${name}'`, {
      hint: meant === undefined ? undefined : `Did you mean '${meant}'?`,
    });
  });
}

async function questionsOf(flags: Flags): Promise<readonly Question[] | undefined> {
  const written = textFlag(flags, "questions");
  if (written === undefined) return undefined;
  return (await findQuestions(written, lookAround(surroundingsFlags(flags)))).questions;
}

function baselineOf(written: string | undefined, sources: readonly ReviewSource[]): string {
  const names = sources.map(({ model }) => model);
  if (written === undefined) return names[0] ?? "";
  if (names.includes(written)) return written;
  const meant = didYouMean(written, names);
  throw new UsageError(`No model is called '${written}'`, {
    hint: meant === undefined ? `There are ${names.join(", ")}` : `Did you mean '${meant}'?`,
  });
}

function writeAll(folder: string, files: ReadonlyMap<string, string>): readonly string[] {
  mkdirSync(folder, { recursive: true });
  return [...files].map(([name, text]) => {
    writeFile(join(folder, name), text);
    return name;
  });
}
