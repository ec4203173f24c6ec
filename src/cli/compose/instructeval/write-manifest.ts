import { join } from "node:path";
import type { BenchmarkArea, BenchmarkCard } from "../../../core/benchmark-card.js";
import { canonicalJson } from "../../../core/canonical-json.js";
import type { EvaluatorCard } from "../../../core/evaluator-card.js";
import { sha256 } from "../../../core/sha256.js";
import { createEvaluators } from "../create-evaluators.js";
import { makeStageFolder } from "../flask/make-stage-folder.js";
import type { Surroundings } from "../surroundings.js";
import { gitCommit, packageVersion } from "../versions.js";
import { writeFile } from "../write-file.js";
import type { InstructEvalManifest } from "./instructeval-manifest.js";
import type { AnswersParts, AskedTask, PreparedAnswers } from "./prepare-answers.js";
import { taskSampling } from "./task-sampling.js";

/** What a manifest is made of. */
export interface ManifestOptions extends Pick<AnswersParts, "respondents" | "judge" | "samples"> {
  readonly prepared: PreparedAnswers;
  /** All benchmarks there are, run or not. */
  readonly cards: readonly BenchmarkCard[];
}

/** Writes down what was asked, of whom, in which words and with which settings, each with its hash. */
export function writeManifest(options: ManifestOptions, surroundings: Surroundings): void {
  const { respondents, judge, samples, prepared, cards } = options;
  const { run } = prepared.stage;
  const evaluators = createEvaluators(run, surroundings);
  const commit = gitCommit(surroundings.packageRoot);
  const inArea = (area: BenchmarkArea): readonly string[] =>
    cards.filter((card) => card.area === area).map(({ id }) => id);
  const manifest: InstructEvalManifest & Readonly<Record<string, unknown>> = {
    schema: "reife/instructeval-manifest/1",
    ...(judge === undefined
      ? {}
      : { judge: judge.id, judgeFingerprint: evaluators.get(judge.id)?.model.fingerprint }),
    respondents: Object.fromEntries(
      respondents.map((card) => [
        card.id,
        {
          fingerprint: evaluators.get(card.id)?.model.fingerprint ?? "",
          simulated: card.adapter === "simulated",
          model: modelOf(card),
        },
      ]),
    ),
    tasks: Object.fromEntries(
      prepared.tasks.map((task) => [task.card.id, taskRecord(task, respondents, samples)]),
    ),
    known: {
      "problem-solving": inArea("problem-solving"),
      writing: inArea("writing"),
      alignment: inArea("alignment"),
    },
    ...{ seed: run.config.seed, limit: run.config.limits.instances ?? null, samples },
    versions: { reife: packageVersion(surroundings.packageRoot), node: process.versions.node },
    ...(commit === undefined ? {} : { gitCommit: commit }),
  };
  makeStageFolder(run.out);
  writeFile(join(run.out, "manifest.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);
}

function modelOf(card: EvaluatorCard): string | undefined {
  return card.adapter === "openai" || card.adapter === "anthropic" ? card.model : undefined;
}

function taskRecord(
  task: AskedTask,
  respondents: readonly EvaluatorCard[],
  samples: number,
): Pick<BenchmarkCard, "area" | "score"> & Readonly<Record<string, unknown>> {
  const { card, files, items, instances, trimmed } = task;
  const { area, score, shots, promptTokens, texts, examples, format } = card;
  const asked = instances.map(({ id, instruction }) => [id, instruction]).sort();
  return {
    ...{ area, score, format, shots, promptTokens, files },
    card: sha256(
      canonicalJson({ format, score, shots, promptTokens, texts, examples, sampling: card.sampling }),
    ),
    questions: items.length,
    asked: instances.length,
    promptsSha256: sha256(canonicalJson(asked)),
    promptsWithExamplesLeftOut: trimmed,
    sampling: Object.fromEntries(
      respondents.map((respondent) => [
        respondent.id,
        taskSampling(card, respondent, card.format === "humaneval" ? samples : 1),
      ]),
    ),
  };
}
