import { resolve } from "node:path";
import { overrideConfig } from "../../../config/override-config.js";
import { UsageError } from "../../../core/errors.js";
import type { EvaluatorCard } from "../../../core/evaluator-card.js";
import { cellKey } from "../../../core/cell-key.js";
import { canonicalJson } from "../../../core/canonical-json.js";
import type { Cell } from "../../../core/cell.js";
import type { DatasetCard } from "../../../core/dataset-card.js";
import type { FlaskStage } from "../../../core/flask-stage.js";
import { presentationsOf } from "../../../core/presentations-of.js";
import type { Protocol } from "../../../core/protocol.js";
import type { RunConfig } from "../../../core/run-config.js";
import { sha256 } from "../../../core/sha256.js";
import { promptInstance } from "../../../flask/prompt-instance.js";
import { selectInstances } from "../../../plan/select-instances.js";
import type { CellReading } from "../cell-reading.js";
import type { ConfigFlags, PreparedRun } from "../prepare-run.js";
import { Recordings } from "../recordings.js";
import type { Surroundings } from "../surroundings.js";
import type { FoundQuestions } from "./find-questions.js";

/** What a stage asks, of whom. */
export interface StageParts {
  readonly name: Exclude<FlaskStage["stage"], "review">;
  readonly evaluators: readonly EvaluatorCard[];
  readonly protocol: Protocol;
  readonly questions: FoundQuestions;
  readonly flags: ConfigFlags;
}

/** A stage as a run: the engine, the store, budgets and progress take it as they take any other. */
export interface PreparedStage {
  readonly run: PreparedRun;
  readonly readings: ReadonlyMap<string, CellReading>;
}

/** Tokens in flight where nobody says: as of a run. */
const defaultConcurrency = 64;

/** Plans a stage: every evaluator is asked every question once. Throws a `UsageError` for an evaluator that writes no texts. */
export function prepareStage(parts: StageParts, surroundings: Surroundings): PreparedStage {
  const { name, evaluators, protocol, questions, flags } = parts;
  for (const { id, adapter } of evaluators) {
    if (adapter !== "openai" && adapter !== "anthropic" && adapter !== "simulated")
      throw new UsageError(
        `Cannot ask ${id}: ${adapter === "null" ? "a rule" : `an evaluator of adapter ${adapter}`} writes no texts`,
        {
          hint: "Name evaluators behind an API, or simulated ones to try it: `reife evaluators list`",
        },
      );
  }
  const written: RunConfig = {
    ...{
      name: `flask-${name}`,
      seed: 1,
      evaluators: evaluators.map(({ id }) => id),
      protocols: [protocol.info.id],
    },
    ...{ datasets: [questions.set], presentations: "original", repeats: 1, exclude: [], include: [] },
    ...{ limits: { concurrency: defaultConcurrency }, tolerance: 0, resamples: 0, file: "" },
  };
  const { config, out } = overrideConfig(written, flags, surroundings.environment);
  const instances = questions.questions.map((question, index) =>
    promptInstance(question, questions.set, index + 1),
  );
  const chosen = selectInstances(instances, { seed: config.seed, limit: config.limits.instances });
  const cells = evaluators.map(({ id }): Cell => ({
    evaluator: id,
    protocol: protocol.info.id,
    dataset: questions.set,
    task: "pointwise",
  }));
  const run: PreparedRun = {
    ...{ config, configText: "", out: resolve(surroundings.cwd, out), imported: [], textFiles: [] },
    plan: {
      ...{ run: config.name, seed: config.seed, cells, excluded: [], repeats: 1 },
      datasets: [{ id: questions.set, instances: chosen }],
      presentations: presentationsOf("original"),
    },
    evaluators: new Map(evaluators.map((card) => [card.id, card])),
    ...{ protocols: new Map(), datasets: new Map([[questions.set, { card: cardOf(questions), instances }]]) },
    recordings: new Recordings(surroundings, surroundings.tell),
    flask: {
      stage: name,
      questions: {
        ...{ set: questions.set, count: chosen.length },
        sha256: sha256(canonicalJson(questions.questions)),
      },
      protocol: { id: protocol.info.id, fingerprint: protocol.info.fingerprint },
    },
  };
  return { run, readings: new Map(cells.map((cell) => [cellKey(cell), readingOf(cell, parts)])) };
}

/** What a dataset's card would say of the questions: nobody has judged an answer to them. */
function cardOf({ set, questions }: FoundQuestions): DatasetCard {
  return {
    ...{
      id: set,
      title: `Questions of ${set}`,
      description: "",
      task: "pointwise",
      format: "flask-questions",
    },
    ...{ options: {}, files: [], count: questions.length },
    clusters: new Set(questions.map(({ instruction }) => instruction)).size,
    ...{ gold: "authors", ties: false, licence: "", citation: "", language: "en", file: set },
  };
}

function readingOf(cell: Cell, { protocol, evaluators }: StageParts): CellReading {
  const adapter = evaluators.find(({ id }) => id === cell.evaluator)?.adapter ?? "openai";
  return {
    facts: { ...cell, adapter, presentationsShareCalls: true, reading: "own", missingPairAgrees: false },
    protocol,
    own: undefined,
  };
}
