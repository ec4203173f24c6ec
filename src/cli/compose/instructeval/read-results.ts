import { readFileSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../../../core/errors.js";
import type { InstructEvalResults } from "../../../core/instructeval-results.js";
import { isRecord } from "../../../core/is-record.js";
import { parseJson } from "../../../core/parse-json.js";
import type { GradedItem } from "../../../instructeval/graded-item.js";
import { scoreRespondents } from "../../../instructeval/score-respondents.js";
import { readJsonLines } from "../../../store/read-json-lines.js";
import { gradedFile } from "./graded-file.js";
import type { InstructEvalManifest } from "./instructeval-manifest.js";

/** Scores the graded questions of a folder anew. Throws a `UsageError` for a folder that `reife instructeval run` did not write. */
export function readResults(folder: string): InstructEvalResults {
  const manifest = readManifest(folder);
  return scoreRespondents({
    judge: manifest.judge,
    cards: Object.entries(manifest.tasks).map(([id, card]) => ({ id, ...card })),
    known: manifest.known,
    respondents: Object.entries(manifest.respondents).map(([id, { simulated }]) => ({
      ...{ id, simulated },
      items: readGraded(join(folder, gradedFile(id))),
    })),
  });
}

function readManifest(folder: string): InstructEvalManifest {
  const file = join(folder, "manifest.json");
  try {
    const value = parseJson(readFileSync(file, "utf8"));
    if (isManifest(value)) return value;
  } catch (cause) {
    throw notOurs(folder, cause);
  }
  throw notOurs(folder, undefined);
}

function notOurs(folder: string, cause: unknown): UsageError {
  return new UsageError(`Cannot read ${folder}: it is no folder of reife instructeval run`, {
    cause,
    hint: "Name the folder that was given with --out",
  });
}

function isManifest(value: unknown): value is InstructEvalManifest {
  return isRecord(value) && value["schema"] === "reife/instructeval-manifest/1";
}

function readGraded(file: string): readonly GradedItem[] {
  const items: GradedItem[] = [];
  for (const value of readJsonLines(
    file,
    "Run the same `reife instructeval run` again: it writes the file anew",
  )) {
    if (!isGraded(value))
      throw new UsageError(`Cannot read ${file}:${items.length + 1}: it is no graded question`);
    items.push(value);
  }
  return items;
}

function isGraded(value: unknown): value is GradedItem {
  return (
    isRecord(value) &&
    ["task", "group", "item", "cluster", "status"].every((name) => typeof value[name] === "string") &&
    isRecord(value["scores"]) &&
    Object.values(value["scores"]).every((score) => typeof score === "number")
  );
}
