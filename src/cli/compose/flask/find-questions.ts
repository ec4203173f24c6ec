import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Readable } from "node:stream";
import { didYouMean } from "../../../core/did-you-mean.js";
import { UsageError } from "../../../core/errors.js";
import { cachePath } from "../../../datasets/cache-path.js";
import { lookUpFile } from "../../../datasets/look-up-file.js";
import { pullFile } from "../../../datasets/pull-file.js";
import { questionSets, type QuestionSet } from "../../../flask/question-sets.js";
import type { Question } from "../../../flask/question.js";
import { openFiles } from "../imports/open-files.js";
import { loadCatalogs } from "../load-catalogs.js";
import { loadDatasets } from "../load-datasets.js";
import { makeCacheFolder } from "../make-cache-folder.js";
import type { Surroundings } from "../surroundings.js";
import { readQuestions } from "./read-questions.js";

/** Questions, and what their set is called: ids of instances are unique in it. */
export interface FoundQuestions {
  readonly set: string;
  readonly questions: readonly Question[];
}

/**
 * The questions that a name means: one of FLASK's sets (from the mirror, the cache, or their public address), a file of questions in
 * either version of FLASK's schema, or the instructions of a dataset's card. Throws a `UsageError` for a name that means nothing.
 */
export async function findQuestions(name: string, surroundings: Surroundings): Promise<FoundQuestions> {
  const set = Object.hasOwn(questionSets, name) ? questionSets[name] : undefined;
  if (set !== undefined) return { set: name, questions: await readSet(set, surroundings) };
  const { cwd } = surroundings;
  if (statSync(resolve(cwd, name), { throwIfNoEntry: false })?.isFile() === true) {
    const [file] = openFiles([name], cwd);
    if (file !== undefined) return { set: name, questions: await readQuestions(file) };
  }
  return { set: name, questions: await questionsOfCard(name, surroundings) };
}

async function readSet(
  { file, url, sha256, count }: QuestionSet,
  { mirror, cacheDir, clock, offline, tell }: Surroundings,
): Promise<readonly Question[]> {
  const key = { kind: "data", relativePath: `flask/${file}` } as const;
  let found = await lookUpFile({ ...key, sha256, mirror, cacheDir });
  if (!("found" in found)) {
    const target = cachePath(cacheDir, key);
    if (!offline) {
      tell(`Fetching ${key.relativePath}`);
      makeCacheFolder(dirname(target));
    }
    await pullFile({ url, target, sha256, clock, offline });
    found = await lookUpFile({ ...key, sha256, mirror, cacheDir });
  }
  if (!("found" in found))
    throw new UsageError(`Cannot find ${key.relativePath}: ${found.problems.join("; ")}`);
  const { path, bytes } = found.found;
  const source = (): AsyncIterable<Uint8Array> => Readable.from([bytes]);
  const questions = await readQuestions({ name: file, path, bytes: source });
  if (questions.length !== count)
    throw new UsageError(`Cannot read ${file}: it has ${questions.length} questions, expected ${count}`);
  return questions;
}

async function questionsOfCard(name: string, surroundings: Surroundings): Promise<readonly Question[]> {
  const { datasets } = loadCatalogs(surroundings);
  const entry = datasets.find(name);
  if (entry === undefined) {
    const known = [...Object.keys(questionSets), ...datasets.entries.map(({ id }) => id)];
    const meant = didYouMean(name, known);
    throw new UsageError(`There are no questions '${name}'`, {
      hint:
        meant === undefined
          ? `Name ${Object.keys(questionSets).join(", ")}, a file of questions, or a dataset's id`
          : `Did you mean '${meant}'?`,
    });
  }
  const [dataset] = await loadDatasets([entry], surroundings);
  return (dataset?.instances ?? []).map(({ id, instruction, reference, tags }) => ({
    ...{ id, instruction, reference },
    ...{ skills: tags["skill"] ?? [], domains: tags["domain"] ?? [], difficulty: tags["difficulty"]?.[0] },
  }));
}
