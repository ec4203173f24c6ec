import { resolve } from "node:path";
import { overrideConfig } from "../../../config/override-config.js";
import { cellKey } from "../../../core/cell-key.js";
import type { Cell } from "../../../core/cell.js";
import { UsageError } from "../../../core/errors.js";
import type { EvaluatorCard } from "../../../core/evaluator-card.js";
import type { Instance } from "../../../core/instance.js";
import { presentationsOf } from "../../../core/presentations-of.js";
import type { Protocol } from "../../../core/protocol.js";
import type { RunConfig } from "../../../core/run-config.js";
import { answerProtocol } from "../../../instructeval/answer-protocol.js";
import { choiceProtocol } from "../../../instructeval/choice-protocol.js";
import { itemInstance } from "../../../instructeval/item-instance.js";
import { itemPrompt } from "../../../instructeval/item-prompt.js";
import type { Item } from "../../../instructeval/item.js";
import { selectInstances } from "../../../plan/select-instances.js";
import type { PreparedStage } from "../flask/prepare-stage.js";
import type { ConfigFlags } from "../prepare-run.js";
import { Recordings } from "../recordings.js";
import type { Surroundings } from "../surroundings.js";
import { datasetOf } from "./dataset-of.js";
import type { LoadedBenchmark } from "./load-benchmarks.js";
import { taskSampling } from "./task-sampling.js";

/** What is asked of whom. */
export interface AnswersParts {
  readonly respondents: readonly EvaluatorCard[];
  /** Who will score texts later: what it was paid counts towards the budget. */
  readonly judge: EvaluatorCard | undefined;
  readonly benchmarks: readonly LoadedBenchmark[];
  /** Answers to each programming task. */
  readonly samples: number;
  readonly flags: ConfigFlags;
}

/** A benchmark as it is asked: its chosen questions by id, and from how many prompts examples were left out. */
export interface AskedTask extends LoadedBenchmark {
  readonly chosen: ReadonlyMap<string, Item>;
  readonly instances: readonly Instance[];
  readonly trimmed: number;
}

/** The stage of answers, and the tasks that it is made of. */
export interface PreparedAnswers {
  readonly stage: PreparedStage;
  readonly tasks: readonly AskedTask[];
}

/** Tokens in flight where nobody says: as of a run. */
const defaultConcurrency = 64;

/** Plans the answers: every respondent is asked every chosen question of every benchmark. */
export function prepareAnswers(parts: AnswersParts, surroundings: Surroundings): PreparedAnswers {
  const { respondents, judge, benchmarks, flags } = parts;
  for (const card of [...respondents, ...(judge === undefined ? [] : [judge])]) refuseMute(card);
  const { config, out } = overrideConfig(writtenConfig(parts), flags, surroundings.environment);
  let row = 0;
  const tasks = benchmarks.map((benchmark): AskedTask => {
    const task = askedTask(benchmark, row, { seed: config.seed, limit: config.limits.instances });
    row += benchmark.items.length;
    return task;
  });
  const cells = respondents.flatMap(({ id }) => tasks.map(({ card }): Cell => cellOf(id, card.id)));
  const cards = judge === undefined ? respondents : [...respondents, judge];
  const readings = respondents.flatMap((respondent) =>
    tasks.map(({ card }) => {
      const cell = cellOf(respondent.id, card.id);
      const facts = { ...cell, adapter: respondent.adapter, presentationsShareCalls: true } as const;
      const reading = {
        facts: { ...facts, reading: "own", missingPairAgrees: false },
        own: undefined,
      } as const;
      return [cellKey(cell), { ...reading, protocol: protocolOf(card, respondent, parts.samples) }] as const;
    }),
  );
  return {
    tasks,
    stage: {
      readings: new Map(readings),
      run: {
        ...{ config, configText: "", out: resolve(surroundings.cwd, out), imported: [], textFiles: [] },
        plan: {
          ...{ run: config.name, seed: config.seed, cells, excluded: [], repeats: 1 },
          datasets: tasks.map(({ card, instances }) => ({ id: card.id, instances })),
          presentations: presentationsOf("original"),
        },
        evaluators: new Map(cards.map((card) => [card.id, card])),
        protocols: new Map(),
        datasets: new Map(tasks.map(({ card, instances }) => [card.id, datasetOf(card, card.id, instances)])),
        recordings: new Recordings(surroundings, surroundings.tell),
      },
    },
  };
}

function refuseMute({ id, adapter }: EvaluatorCard): void {
  if (adapter === "openai" || adapter === "anthropic" || adapter === "simulated") return;
  const what = adapter === "null" ? "a rule" : `an evaluator of adapter ${adapter}`;
  throw new UsageError(`Cannot ask ${id}: ${what} answers no instructions`, {
    hint: "Name evaluators behind an API, or simulated ones: `reife evaluators list`",
  });
}

function writtenConfig({ respondents, benchmarks }: AnswersParts): RunConfig {
  const tasks = benchmarks.map(({ card }) => card.id);
  return {
    ...{
      name: "instructeval",
      seed: 1,
      evaluators: respondents.map(({ id }) => id),
      protocols: tasks,
      datasets: tasks,
    },
    ...{ presentations: "original", repeats: 1, exclude: [], include: [] },
    ...{ limits: { concurrency: defaultConcurrency }, tolerance: 0, resamples: 0, file: "" },
  };
}

function cellOf(evaluator: string, task: string): Cell {
  return { evaluator, protocol: task, dataset: task, task: "listwise" };
}

function protocolOf(card: LoadedBenchmark["card"], respondent: EvaluatorCard, wanted: number): Protocol {
  const samples = card.format === "humaneval" ? wanted : 1;
  const sampling = taskSampling(card, respondent, samples);
  return card.format === "hhh"
    ? choiceProtocol(card, sampling)
    : answerProtocol({ task: card.id, sampling, samples });
}

function askedTask(
  benchmark: LoadedBenchmark,
  before: number,
  order: { readonly seed: number; readonly limit: number | undefined },
): AskedTask {
  const { card, items } = benchmark;
  let trimmed = 0;
  const instances = items.map((item, index) => {
    const prompt = itemPrompt(item, card.promptTokens);
    if (prompt.examples < item.examples.length) trimmed += 1;
    return itemInstance({ item, task: card.id, prompt: prompt.text, row: before + index + 1 });
  });
  const chosen = selectInstances(instances, order);
  const ids = new Set(chosen.map(({ id }) => id));
  return {
    ...{ ...benchmark, instances: chosen, trimmed },
    chosen: new Map(items.filter(({ id }) => ids.has(id)).map((item) => [item.id, item])),
  };
}
