import { basename, resolve } from "node:path";
import { overrideConfig } from "../../../config/override-config.js";
import type { CatalogEntry } from "../../../config/read-entry.js";
import { canonicalJson } from "../../../core/canonical-json.js";
import type { DatasetCard } from "../../../core/dataset-card.js";
import { UsageError } from "../../../core/errors.js";
import type { FlaskStage, StageFile } from "../../../core/flask-stage.js";
import type { RunConfig } from "../../../core/run-config.js";
import { sha256 } from "../../../core/sha256.js";
import { promptInstance } from "../../../flask/prompt-instance.js";
import type { Question } from "../../../flask/question.js";
import { reviewInstances } from "../../../flask/review-instances.js";
import type { SourceFile } from "../../../imports/source-file.js";
import { selectInstances } from "../../../plan/select-instances.js";
import { sha256OfFile } from "../imports/open-files.js";
import type { LoadedDataset } from "../load-datasets.js";
import { loadEvaluators } from "../load-evaluators.js";
import { loadPanelMembers } from "../load-panel-members.js";
import { loadProtocols } from "../load-protocols.js";
import { prepareMatrix, type ConfigFlags, type PreparedRun } from "../prepare-run.js";
import type { Surroundings } from "../surroundings.js";
import type { FoundQuestions } from "./find-questions.js";
import type { LoadedChecklists } from "./load-checklists.js";
import { readResponseFile, type ImportedAnswers } from "./read-response-file.js";
import { withChecklists } from "./with-checklists.js";

/** Whose answers are reviewed, by whom and how. */
export interface ReviewParts {
  readonly evaluators: readonly CatalogEntry[];
  readonly protocols: readonly CatalogEntry[];
  readonly questions: FoundQuestions;
  readonly responses: readonly SourceFile[];
  /** In place of the rubric `flask`: as rubric files are written, and which file it came from; absent: ours. */
  readonly rubric?: { readonly text: string; readonly file: StageFile } | undefined;
  /** The file that the questions' labels come from; absent: their own. */
  readonly annotations?: StageFile | undefined;
  /** Questions made for the instructions beforehand; absent: a protocol that scores by such has the judge make them. */
  readonly checklists?: LoadedChecklists | undefined;
  readonly repeats: number;
  readonly flags: ConfigFlags;
}

/** A review as a run: a dataset for each respondent. */
export interface PreparedReview {
  readonly run: PreparedRun;
  readonly answers: readonly ImportedAnswers[];
}

/** Requests in flight where nobody says: as of a run. */
const defaultConcurrency = 64;

/** Plans the review of some files of answers. Throws what a user must mend. */
export async function prepareReview(parts: ReviewParts, surroundings: Surroundings): Promise<PreparedReview> {
  const { questions, responses } = parts;
  const evaluators = loadEvaluators(parts.evaluators, surroundings);
  const answers: ImportedAnswers[] = [];
  const datasets: LoadedDataset[] = [];
  const { config, out, chosen } = configOf(parts, surroundings);
  for (const file of responses) {
    const read = await readResponseFile(file, questions);
    if (answers.some(({ model }) => model === read.model))
      throw new UsageError(`Two files hold answers of ${read.model}: a respondent is called after its file`, {
        hint: "Rename one of them",
      });
    answers.push(read);
    datasets.push(await datasetOf(file, { read, chosen, set: questions.set }));
  }
  const protocols = withChecklists(loadProtocols(parts.protocols, surroundings, rubricsOf(parts)), {
    checklists: parts.checklists,
    questions: chosen,
  });
  const run = await prepareMatrix(
    {
      config: { ...config, datasets: datasets.map(({ card }) => card.id) },
      ...{ configText: "", out: resolve(surroundings.cwd, out), textFiles: [] },
      flask: {
        stage: "review",
        questions: { set: questions.set, count: chosen.length, sha256: sha256(canonicalJson(chosen)) },
        ...(parts.rubric === undefined ? {} : { rubric: parts.rubric.file }),
        ...(parts.annotations === undefined ? {} : { annotations: parts.annotations }),
        ...(parts.checklists === undefined ? {} : { checklists: factsOf(parts.checklists) }),
      },
      ...{ evaluators, members: loadPanelMembers(evaluators, surroundings), protocols, datasets },
    },
    surroundings,
  );
  return { run, answers };
}

function rubricsOf({ rubric }: ReviewParts): Readonly<Record<string, string>> {
  return rubric === undefined ? {} : { flask: rubric.text };
}

function factsOf({
  file,
  checklists,
  edited,
  written,
  asGenerated,
}: LoadedChecklists): FlaskStage["checklists"] {
  return { ...file, count: checklists.length, asGenerated, edited, written };
}

interface ReviewConfig {
  readonly config: RunConfig;
  readonly out: string;
  /** The questions that are reviewed: the same ones of every respondent. */
  readonly chosen: readonly Question[];
}

function configOf(
  { evaluators, protocols, questions, repeats, flags }: ReviewParts,
  { environment }: Surroundings,
): ReviewConfig {
  const written: RunConfig = {
    ...{ name: "flask-review", seed: 1, evaluators: evaluators.map(({ id }) => id) },
    ...{ protocols: protocols.map(({ id }) => id), datasets: [], presentations: "original", repeats },
    ...{ exclude: [], include: [], limits: { concurrency: defaultConcurrency }, tolerance: 0 },
    ...{ resamples: 2000, file: "" },
  };
  const { config, out } = overrideConfig(written, flags, environment);
  const { instances: limit, ...limits } = config.limits;
  const places = questions.questions.map((question, index) =>
    promptInstance(question, questions.set, index + 1),
  );
  const taken = new Set(selectInstances(places, { seed: config.seed, limit }).map(({ id }) => id));
  return {
    config: { ...config, limits },
    out,
    chosen: questions.questions.filter(({ id }) => taken.has(id)),
  };
}

interface AnswersRead {
  readonly read: ImportedAnswers;
  readonly chosen: readonly Question[];
  readonly set: string;
}

async function datasetOf(file: SourceFile, { read, chosen, set }: AnswersRead): Promise<LoadedDataset> {
  const instances = reviewInstances(chosen, { respondent: read.model, texts: read.texts });
  if (instances.length === 0)
    throw new UsageError(`Cannot review ${file.name}: it answers none of the questions chosen of ${set}`);
  const card: DatasetCard = {
    ...{ id: read.model, title: `Answers of ${read.model}`, description: `Answers to ${set}` },
    ...{ task: "pointwise", format: "flask-responses", options: {} },
    files: [{ name: basename(file.path), sha256: await sha256OfFile(file) }],
    count: instances.length,
    clusters: new Set(instances.map(({ cluster }) => cluster)).size,
    ...{ gold: "authors", ties: false, licence: "", citation: "", language: "en", file: file.name },
  };
  return { card, instances };
}
