import type { ChatModel, ChatRequest } from "../../core/chat-model.js";
import type { ChatReply } from "../../core/chat-reply.js";
import { ModelError } from "../../core/errors.js";
import type { SimulatedEvaluatorCard } from "../../core/evaluator-card.js";
import type { Instance } from "../../core/instance.js";
import type { Presentation } from "../../core/presentation.js";
import { sha256 } from "../../core/sha256.js";
import { evaluatorFingerprint } from "../evaluator-fingerprint.js";
import { findInstance } from "../find-instance.js";
import type { InstanceLookup } from "../instance-lookup.js";
import { refuseAborted } from "../refuse-aborted.js";
import { drawFor, type Draw } from "./draw.js";
import { pickProbabilities } from "./pick-probabilities.js";
import { scoreOutput } from "./score-output.js";

/** What a simulated judge is told of the data: instances with their gold. */
export interface SimulatedModelDeps {
  readonly lookup: InstanceLookup;
}

/**
 * A seeded judge with planted properties. It reads no prompt: the form of the answer and the instance's gold decide what it
 * says, so earlier steps' texts are of no account. The same call always gets the same reply, at any temperature; another
 * sample or repeat draws anew. Its failures (`failureRate`) are `bad-request`: final for the call, so that no retry
 * undoes them, yet no reason to give up on the evaluator. It never says that outputs are tied. Tokens are estimated as a
 * quarter of the characters.
 */
export function createSimulatedModel(card: SimulatedEvaluatorCard, deps: SimulatedModelDeps): ChatModel {
  return {
    id: card.id,
    fingerprint: evaluatorFingerprint(card, { environment: {}, seed: "" }),
    complete: (request) => Promise.resolve().then(() => answer(card, deps, request)),
  };
}

function answer(card: SimulatedEvaluatorCard, deps: SimulatedModelDeps, request: ChatRequest): ChatReply {
  refuseAborted(request);
  const instance = findInstance(deps.lookup, request.address);
  const draw = drawFor(card.seed, instance, request);
  if (draw("failure") < card.traits.failureRate) {
    throw new ModelError("The simulated judge failed, as its failureRate has it", { failure: "bad-request" });
  }
  const text = replyText(card, instance, { request, draw });
  const asked = request.messages.reduce((sum, message) => sum + message.content.length, 0);
  return {
    text,
    finishReason: "stop",
    usage: { input: Math.ceil(asked / 4), output: Math.ceil(text.length / 4) },
  };
}

interface Call {
  readonly request: ChatRequest;
  readonly draw: Draw;
}

function replyText(card: SimulatedEvaluatorCard, instance: Instance, call: Call): string {
  const { traits } = card;
  const form = call.request.answer;
  if (form.kind === "text") return exampleText(form.examples, call) ?? stepText(instance, call);
  // Nothing in it that a parser could take for a letter, a number or a tie.
  if (call.draw("unparsed") < traits.unparsedRate) return "I would rather not say.";
  if (form.kind === "choice")
    return choiceText(card, instance, { ...call, options: [form.options.first, form.options.second] });
  if (form.kind === "best") return choiceText(card, instance, { ...call, options: form.options });
  const { scope } = call.request.address;
  const output = scope.dependsOn === "output" ? scope.output : instance.outputs.length === 1 ? 0 : undefined;
  if (output === undefined) throw cannot(card, call.request, "it only scores one output at a time");
  const { low, high } = form;
  const scores = form.criteria.map((criterion): [string, number] => [
    criterion,
    scoreOutput({ instance, output, criterion, low, high, traits }, call.draw),
  ]);
  return form.form === "json"
    ? JSON.stringify(Object.fromEntries(scores))
    : scores.map(([, score]) => score).join(" ");
}

/** The reply that chooses one of the outputs shown; `options` has one for each place. */
function choiceText(
  card: SimulatedEvaluatorCard,
  instance: Instance,
  { request, draw, options }: Call & { readonly options: readonly string[] },
): string {
  const { scope } = request.address;
  if (scope.dependsOn === "output" || instance.outputs.length !== options.length) {
    throw cannot(card, request, "it only chooses between all outputs of an instance");
  }
  // A question that shows no outputs is one that they are answers to, in the dataset's order.
  const shown = scope.dependsOn === "presentation" ? scope.presentation : unshown;
  const probabilities = pickProbabilities(card.traits, instance, shown);
  return options[placeAt(probabilities, draw("verdict"))] ?? "";
}

const unshown: Presentation = { position: "original", labels: "follow" };

/** The place (from 0) that a number of [0, 1) falls to when each has its probability's share of it, in order. */
function placeAt(probabilities: readonly number[], drawn: number): number {
  let end = 0;
  const place = probabilities.findIndex((probability) => {
    end += probability;
    return drawn < end;
  });
  return place < 0 ? probabilities.findLastIndex((probability) => probability > 0) : place;
}

const remarks = [
  "The instruction asks for one thing, and a good response does exactly that.",
  "What matters most here is whether each stated requirement is met.",
  "A response should be correct before it is pleasant to read.",
  "Nothing that was not asked for should be in the response.",
];

/** One of the texts that the ask gives as examples, each as likely as the others. */
function exampleText(examples: readonly string[] = [], { draw }: Call): string | undefined {
  return examples[Math.floor(draw("example") * examples.length)];
}

function stepText(instance: Instance, call: Call): string {
  const remark = remarks[Math.floor(call.draw("remark") * remarks.length)] ?? "";
  return `${remark} Note ${sha256(instance.instruction).slice(0, 8)} on step ${call.request.address.step}.`;
}

function cannot(card: SimulatedEvaluatorCard, request: ChatRequest, reason: string): ModelError {
  const { step, protocol } = request.address;
  return new ModelError(`Cannot answer step ${step} of protocol ${protocol} by ${card.id}: ${reason}`, {
    failure: "bad-request",
  });
}
