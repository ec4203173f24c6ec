import type { Catalog } from "../../config/catalog.js";
import type { EvaluatorCard } from "../../core/evaluator-card.js";
import { isPanel } from "../../core/is-panel.js";
import { membersOf } from "../../core/members-of.js";
import type {
  CardState,
  Citation,
  DatasetMethods,
  EvaluatorMethods,
  ProtocolMethods,
} from "../../core/run-methods.js";
import { evaluatorFingerprint } from "../../models/evaluator-fingerprint.js";
import { callSpans, type CallSpan } from "./call-spans.js";
import { cardOf } from "./card-of.js";
import { datasetsMethods } from "./datasets-methods.js";
import { loadCatalogs } from "./load-catalogs.js";
import { loadEvaluators } from "./load-evaluators.js";
import { loadProtocols } from "./load-protocols.js";
import type { PackedRun } from "./read-run.js";
import type { Surroundings } from "./surroundings.js";
import { varyEfforts } from "../../config/vary-efforts.js";

/** What a run's cards say, where they still are those that it used, and what its stored calls say. */
export interface CardMethods {
  readonly evaluators: readonly EvaluatorMethods[];
  readonly protocols: readonly ProtocolMethods[];
  readonly datasets: readonly DatasetMethods[];
  readonly citations: readonly Citation[];
}

/**
 * Reads a run's cards again. A card speaks for the run only where its fingerprint, or the sha256 of its files, is that of
 * the manifest; else the run is described without it.
 */
export async function methodsOf(run: PackedRun, surroundings: Surroundings): Promise<CardMethods> {
  const catalogs = loadCatalogs(surroundings);
  const spans = await callSpans(run);
  const { cells } = run.manifest;
  const evaluators = distinct(cells.map(({ evaluator }) => evaluator)).map((id) =>
    evaluatorMethods(id, { run, surroundings, catalog: catalogs.evaluators, span: spans.get(id) }),
  );
  const protocols = distinct(cells.map(({ protocol }) => protocol)).map((id) =>
    protocolMethods(id, { run, surroundings, catalog: catalogs.protocols }),
  );
  const datasets = datasetsMethods(run, surroundings);
  return {
    evaluators,
    protocols,
    datasets: datasets.map(({ methods }) => methods),
    citations: datasets.flatMap(({ citation }) => citation ?? []),
  };
}

interface Reading {
  readonly run: PackedRun;
  readonly surroundings: Surroundings;
  readonly catalog: Catalog;
}

function evaluatorMethods(
  id: string,
  parts: Reading & { readonly span: CallSpan | undefined },
): EvaluatorMethods {
  const { run, surroundings, catalog, span } = parts;
  const { manifest } = run;
  const adapter = manifest.cells.find(({ evaluator }) => evaluator === id)?.adapter ?? "";
  const base = {
    ...{ evaluator: id, adapter, served: span?.served ?? [] },
    // What recordings, simulations and rules answered was not asked of anybody at that time.
    ...(span === undefined || !isAsked(adapter) ? {} : { asked: [span.first, span.last] as const }),
  };
  const card = cardOf(catalog, id, (entry) =>
    varyEfforts(loadEvaluators([entry], surroundings), manifest.config.axes?.effort ?? []).find(
      (found) => found.id === id,
    ),
  );
  if (card === undefined) return { ...base, card: "not here" };
  const state = isPanel(card) ? "as used" : stateOf(fingerprintOf(card, parts), manifest.evaluators[id]);
  return state === "as used" ? { ...base, card: state, ...detailsOf(card) } : { ...base, card: state };
}

function isAsked(adapter: string): boolean {
  return adapter === "openai" || adapter === "anthropic";
}

function fingerprintOf(card: EvaluatorCard, { run, surroundings }: Reading): string | undefined {
  if (isPanel(card)) return undefined;
  const { environment } = surroundings;
  return evaluatorFingerprint(card, { environment, seed: String(run.manifest.seed) });
}

function detailsOf(card: EvaluatorCard): Omit<EvaluatorMethods, "evaluator" | "adapter" | "card" | "served"> {
  const common = { title: card.title, ...(card.released === undefined ? {} : { released: card.released }) };
  switch (card.adapter) {
    case "openai":
    case "anthropic":
      return { ...common, model: card.model, sampling: card.sampling };
    case "recorded":
      return { ...common, compatibility: card.compatibility };
    case "jury":
    case "cascade":
      return { ...common, members: membersOf(card) };
    case "imported":
    case "simulated":
    case "null":
      return common;
  }
}

function protocolMethods(id: string, { run, surroundings, catalog }: Reading): ProtocolMethods {
  const fingerprint = run.manifest.protocols[id] ?? "";
  const base = { protocol: id, fingerprint, steps: [] };
  const card = cardOf(catalog, id, (entry) => loadProtocols([entry], surroundings)[0]);
  if (card === undefined) return { ...base, card: "not here" };
  const { title, version, source } = card.info;
  // A protocol with texts of others has a fingerprint of its own: its card alone does not say all.
  const state = stateOf(card.info.fingerprint, fingerprint);
  if (state !== "as used") return { ...base, card: state };
  const steps = card.definition.steps.map(({ name, samples, sampling, parser }) => ({
    ...{ name, samples, sampling },
    ...(parser === undefined ? {} : { parser }),
  }));
  return { ...base, card: state, title, version, source, steps };
}

function stateOf(now: string | undefined, then: string | undefined): CardState {
  return now !== undefined && now === then ? "as used" : "changed since";
}

function distinct(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)];
}
