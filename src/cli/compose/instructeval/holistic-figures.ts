import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { UsageError } from "../../../core/errors.js";
import type { Estimate } from "../../../core/estimate.js";
import type { HolisticFigure } from "../../../core/holistic.js";
import { isRecord } from "../../../core/is-record.js";
import { readJsonFile } from "../read-json-file.js";

/** Files of a folder that figures are read from, the first that is there. */
const files = ["leaderboard.json", "results.json", "aggregate.json"];

/**
 * The figures of one source: a run's leaderboard (judging), a folder of INSTRUCTEVAL (areas and benchmarks), or an aggregate of FLASK
 * (skills), each named by folder or file. Models are named as the source names them. Throws a `UsageError` for anything else.
 */
export function holisticFigures(source: string, cwd: string): readonly HolisticFigure[] {
  const path = resolve(cwd, source);
  const file =
    statSync(path, { throwIfNoEntry: false })?.isDirectory() === true ? inFolder(path, source) : path;
  if (!existsSync(file)) throw new UsageError(`Cannot read ${source}: there is no such file or folder`);
  const document = readJsonFile(file);
  const schema = isRecord(document) ? document["schema"] : undefined;
  const found = isRecord(document) ? figuresIn(document, schema) : undefined;
  if (found !== undefined) return found.map((figure) => ({ ...figure, source }));
  throw new UsageError(
    `Cannot read ${source}: it holds no leaderboard, no results of instructeval and no aggregate of flask`,
    {
      hint: "Name run folders, folders of reife instructeval run, and files of reife flask aggregate --format json",
    },
  );
}

function inFolder(folder: string, source: string): string {
  const name = files.find((file) => existsSync(join(folder, file)));
  if (name !== undefined) return join(folder, name);
  throw new UsageError(`Cannot read ${source}: it has none of ${files.join(", ")}`);
}

type Figure = Omit<HolisticFigure, "source">;

function figuresIn(
  document: Readonly<Record<string, unknown>>,
  schema: unknown,
): readonly Figure[] | undefined {
  switch (schema) {
    case "reife/leaderboard/1":
      return recordsIn(document["evaluators"]).flatMap(judgingFigures);
    case "reife/instructeval/1":
      return recordsIn(document["respondents"]).flatMap(respondentFigures);
    case "reife/flask-aggregate/1":
      return recordsIn(document["rows"]).flatMap(skillFigures);
    default:
      return undefined;
  }
}

/** Rules are no models. */
function judgingFigures({
  evaluator,
  adapter,
  accuracy,
}: Readonly<Record<string, unknown>>): readonly Figure[] {
  if (typeof evaluator !== "string" || adapter === "null" || !isEstimate(accuracy)) return [];
  return [{ model: evaluator, id: "judging", scale: "share", value: accuracy }];
}

function respondentFigures({
  respondent,
  areas,
  tasks,
  overall,
}: Readonly<Record<string, unknown>>): readonly Figure[] {
  if (typeof respondent !== "string") return [];
  const figure = (id: string, entry: unknown, area: unknown): readonly Figure[] => {
    const value = isRecord(entry) ? entry["score"] : undefined;
    return isEstimate(value)
      ? [{ model: respondent, id, scale: area === "writing" ? "score" : "share", value }]
      : [];
  };
  const own = Object.entries(isRecord(areas) ? areas : {}).flatMap(([id, entry]) => figure(id, entry, id));
  const single = Object.entries(isRecord(tasks) ? tasks : {}).flatMap(([id, entry]) =>
    figure(id, entry, isRecord(entry) ? entry["area"] : undefined),
  );
  const whole = figure("instructeval", { score: overall }, "");
  return [...own, ...whole, ...single];
}

function skillFigures({ by, keys, model, mean }: Readonly<Record<string, unknown>>): readonly Figure[] {
  if (typeof model !== "string" || !isEstimate(mean) || !isRecord(keys)) return [];
  if (by === "overall") return [{ model, id: "flask", scale: "score", value: mean }];
  const skill = keys["skill"];
  return by === "skill" && typeof skill === "string"
    ? [{ model, id: `flask: ${skill}`, scale: "score", value: mean }]
    : [];
}

function recordsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function isEstimate(value: unknown): value is Estimate {
  return isRecord(value) && (typeof value["value"] === "number" || typeof value["undefined"] === "string");
}
