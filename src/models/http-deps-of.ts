import type { Clock } from "../core/clock.js";
import type { HttpEvaluatorCard } from "../core/evaluator-card.js";
import { evaluatorFingerprint, type FingerprintContext } from "./evaluator-fingerprint.js";
import type { HttpModelDeps } from "./http/http-model-deps.js";
import { resolveEndpoint } from "./http/resolve-endpoint.js";

/** What of the world a judge behind an HTTP API needs. */
export interface HttpEnvironment extends FingerprintContext {
  readonly clock: Pick<Clock, "now">;
}

/** Where and as whom a card's endpoint is called. Throws a ModelError (`auth`) that names the variables that are missing. */
export function httpDepsOf(card: HttpEvaluatorCard, deps: HttpEnvironment): HttpModelDeps {
  return {
    endpoint: resolveEndpoint(card, deps.environment),
    clock: deps.clock,
    fingerprint: evaluatorFingerprint(card, deps),
  };
}
