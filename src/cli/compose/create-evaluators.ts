import type { EvaluatorCard, Price } from "../../core/evaluator-card.js";
import type { Instance } from "../../core/instance.js";
import type { Preference } from "../../core/preference.js";
import type { EngineEvaluator } from "../../engine/engine-evaluator.js";
import { createChatModel, type ChatModelDeps } from "../../models/create-chat-model.js";
import { evaluatorFingerprint } from "../../models/evaluator-fingerprint.js";
import { mostOutputTokens } from "../../models/most-output-tokens.js";
import { lazyModel } from "./lazy-model.js";
import { majorityGold } from "./majority-gold.js";
import type { PreparedRun } from "./prepare-run.js";
import { saltOf } from "./salt-of.js";
import type { Surroundings } from "./surroundings.js";

/** Requests in flight at a time where a card does not say. */
const defaultConcurrency = 16;
/** Attempts at one call where a card does not say. */
const defaultAttempts = 6;

const free: Price = { input: 0, output: 0, asOf: "1970-01-01" };

/** The evaluators of a run, ready to be asked. No key is looked at before a first call is made. */
export function createEvaluators(
  run: Pick<PreparedRun, "config" | "evaluators" | "datasets" | "recordings">,
  surroundings: Surroundings,
): ReadonlyMap<string, EngineEvaluator> {
  const deps = modelDeps(run, surroundings);
  return new Map(
    [...run.evaluators].map(([id, card]) => {
      const identity = { id, fingerprint: evaluatorFingerprint(card, deps) };
      const model = lazyModel(identity, () => createChatModel(card, deps));
      const salt = saltOf(card, { ...deps, recordings: run.recordings });
      return [id, { model, salt, ...driving(card, run.config.limits.concurrency) }];
    }),
  );
}

function driving(card: EvaluatorCard, most: number): Omit<EngineEvaluator, "model" | "salt"> {
  if (card.adapter !== "openai" && card.adapter !== "anthropic") {
    return { sampling: {}, concurrency: most, maxAttempts: 1, price: free, replayed: true };
  }
  const { limits, sampling, price } = card;
  return {
    sampling,
    concurrency: Math.min(limits.concurrency ?? defaultConcurrency, most),
    maxAttempts: limits.maxAttempts ?? defaultAttempts,
    requestsPerMinute: limits.requestsPerMinute,
    price,
    mostOutput: (set) => mostOutputTokens(card, set),
  };
}

function modelDeps(
  { config, datasets, recordings }: Pick<PreparedRun, "config" | "datasets" | "recordings">,
  { environment, clock }: Surroundings,
): ChatModelDeps {
  const byId = new Map<string, ReadonlyMap<string, Instance>>(
    [...datasets].map(([id, { instances }]) => [id, new Map(instances.map((entry) => [entry.id, entry]))]),
  );
  const instancesOf = (dataset: string): readonly Instance[] => datasets.get(dataset)?.instances ?? [];
  const majorities = new Map<string, Preference>();
  return {
    environment,
    clock,
    seed: String(config.seed),
    lookup: (dataset, instance) => byId.get(dataset)?.get(instance),
    majorityOf(dataset): Preference {
      const majority = majorities.get(dataset) ?? majorityGold(instancesOf(dataset));
      majorities.set(dataset, majority);
      return majority;
    },
    sizeOf: (dataset) => instancesOf(dataset).reduce((most, { row }) => Math.max(most, row), 0),
    readRecording: (file) => recordings.read(file),
  };
}
