import type { ChatModel, ChatRequest } from "../../core/chat-model.js";
import type { ChatReply } from "../../core/chat-reply.js";
import { ModelError } from "../../core/errors.js";
import type { NullEvaluatorCard } from "../../core/evaluator-card.js";
import { nullPreference } from "../../core/null-preference.js";
import type { Preference } from "../../core/preference.js";
import { evaluatorFingerprint } from "../evaluator-fingerprint.js";
import { findInstance } from "../find-instance.js";
import type { InstanceLookup } from "../instance-lookup.js";
import { refuseAborted } from "../refuse-aborted.js";
import { verdictOf } from "../verdict-of.js";

/** What a null judge is told of the data. */
export interface NullModelDeps {
  readonly lookup: InstanceLookup;
  /** The most common gold of a whole dataset, whatever part of it is judged. */
  readonly majorityOf: (dataset: string) => Preference;
  readonly seed: string;
}

/**
 * A judge that is a rule. It answers asks to choose, in the slot where the output it prefers is shown, with the form's own
 * example of that answer; anything else is a `bad-request`. Where `majority` is a tie and the form has none, it tosses
 * the coin of `random`. It counts no tokens.
 */
export function createNullModel(card: NullEvaluatorCard, deps: NullModelDeps): ChatModel {
  return {
    id: card.id,
    fingerprint: evaluatorFingerprint(card, { environment: {}, seed: deps.seed }),
    complete: (request) => Promise.resolve().then(() => answer(card, deps, request)),
  };
}

function answer(card: NullEvaluatorCard, deps: NullModelDeps, request: ChatRequest): ChatReply {
  refuseAborted(request);
  const { answer: form, address } = request;
  if (form.kind !== "choice" || address.scope.dependsOn !== "presentation") {
    throw new ModelError(
      `Cannot answer step ${address.step} of protocol ${address.protocol} by ${card.id}: a rule only chooses between two outputs`,
      { failure: "bad-request", hint: "Leave the null judges out of this protocol" },
    );
  }
  const instance = findInstance(deps.lookup, address);
  if (instance.outputs.length !== 2) {
    throw new ModelError(`Cannot choose by ${card.id}: instance ${instance.id} is no pair`, {
      failure: "bad-request",
    });
  }
  const context = { majority: deps.majorityOf(address.dataset), seed: deps.seed };
  const preference = nullPreference(card.rule, instance, context);
  const { options } = form;
  const decided =
    preference === "tie" && options.tie === undefined
      ? nullPreference("random", instance, context)
      : preference;
  const verdict = verdictOf(decided, address.scope.presentation);
  return { text: options[verdict] ?? "", finishReason: "stop" };
}
