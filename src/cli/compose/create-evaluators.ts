import { defaultConcurrency } from "../../core/default-concurrency.js";
import type { PanelEvaluatorCard, Price, SoloEvaluatorCard } from "../../core/evaluator-card.js";
import type { Instance } from "../../core/instance.js";
import { isPanel } from "../../core/is-panel.js";
import { keysAtHand } from "../../core/keys-at-hand.js";
import type { Preference } from "../../core/preference.js";
import type { EngineEvaluator } from "../../engine/engine-evaluator.js";
import { createChatModel, type ChatModelDeps } from "../../models/create-chat-model.js";
import { evaluatorFingerprint } from "../../models/evaluator-fingerprint.js";
import { mostOutputTokens } from "../../models/most-output-tokens.js";
import { panelFingerprint } from "../../models/panel-fingerprint.js";
import { lazyModel } from "./lazy-model.js";
import { majorityGold } from "./majority-gold.js";
import type { PreparedRun } from "./prepare-run.js";
import { saltOf } from "./salt-of.js";
import type { Surroundings } from "./surroundings.js";

/** Attempts at one call where a card does not say. */
const defaultAttempts = 6;

const free: Price = { input: 0, output: 0, asOf: "1970-01-01" };

/**
 * The evaluators of a run, ready to be asked. No key is looked at before a first call is made. Juries and cascades are among
 * them for their trials' sake: their members are asked, they never are. Imported judges are not: nobody asks them.
 */
export function createEvaluators(
  run: Pick<PreparedRun, "config" | "evaluators" | "datasets" | "recordings">,
  surroundings: Surroundings,
): ReadonlyMap<string, EngineEvaluator> {
  const deps = modelDeps(run, surroundings);
  const most = run.config.limits.concurrency;
  const fingerprintOf = (id: string): string => {
    const card = run.evaluators.get(id);
    if (card === undefined) throw new RangeError(`Cannot tell who ${id} is: it is not part of the run`);
    return isPanel(card) ? panelFingerprint(card, fingerprintOf) : evaluatorFingerprint(card, deps);
  };
  return new Map(
    [...run.evaluators].flatMap(([id, card]): [string, EngineEvaluator][] => {
      if (card.adapter === "imported") return [];
      const identity = { id, fingerprint: fingerprintOf(id) };
      if (isPanel(card)) return [[id, panelEntry(identity, card, most)]];
      const model = lazyModel(identity, () => createChatModel(card, deps));
      const salt = saltOf(card, { ...deps, recordings: run.recordings });
      return [[id, { model, salt, ...driving(card, most, surroundings.environment) }]];
    }),
  );
}

/** Its trials are judged side by side with its members'; no call is ever its own. */
function panelEntry(
  identity: Pick<EngineEvaluator["model"], "id" | "fingerprint">,
  { adapter }: PanelEvaluatorCard,
  most: number,
): EngineEvaluator {
  const complete = (): Promise<never> =>
    Promise.reject(new TypeError(`Cannot ask ${identity.id}: a ${adapter} answers through its members`));
  return { model: { ...identity, complete }, ...withoutProvider(most) };
}

function withoutProvider(most: number): Omit<EngineEvaluator, "model" | "salt"> {
  return { sampling: {}, concurrency: most, maxAttempts: 1, price: free, replayed: true };
}

function driving(
  card: SoloEvaluatorCard,
  most: number,
  environment: Surroundings["environment"],
): Omit<EngineEvaluator, "model" | "salt"> {
  if (card.adapter !== "openai" && card.adapter !== "anthropic") return withoutProvider(most);
  const { limits, sampling, price } = card;
  return {
    sampling,
    concurrency: Math.min(limits.concurrency ?? defaultConcurrency, most),
    maxAttempts: limits.maxAttempts ?? defaultAttempts,
    perMinute: {
      requests: limits.requestsPerMinute,
      tokens: limits.tokensPerMinute,
      input: limits.inputTokensPerMinute,
      output: limits.outputTokensPerMinute,
    },
    keys: keysAtHand(card, environment),
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
  const majorities = new Map<string, Preference | number>();
  return {
    environment,
    clock,
    seed: String(config.seed),
    lookup: (dataset, instance) => byId.get(dataset)?.get(instance),
    majorityOf(dataset): Preference | number {
      const majority = majorities.get(dataset) ?? majorityGold(instancesOf(dataset));
      majorities.set(dataset, majority);
      return majority;
    },
    sizeOf: (dataset) => instancesOf(dataset).reduce((most, { row }) => Math.max(most, row), 0),
    readRecording: (file) => recordings.read(file),
  };
}
