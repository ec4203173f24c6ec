import type { Ask, AskScope } from "./ask.js";
import { canonicalJson } from "./canonical-json.js";
import type { JudgingTask } from "./judging-task.js";
import { messagesJson } from "./messages-json.js";
import { presentationId } from "./presentation-id.js";
import type { Sampling } from "./sampling.js";
import { sha256 } from "./sha256.js";

/** What a call's identity is made of. `sampling` is what will be sent: the card's, overlaid by the step's. */
export interface CallIdentity {
  readonly evaluatorFingerprint: string;
  readonly task: JudgingTask;
  readonly ask: Ask;
  readonly sampling: Sampling;
  /**
   * Id of the protocol, given for evaluators whose replies depend on which question is asked and not on the prompt alone
   * (recordings, simulations, rules): no other protocol, dataset or instance then shares the call.
   */
  readonly protocol?: string | undefined;
  /** What such replies rest on beside the question (the gold, a recording's content); counts only with a protocol. */
  readonly salt?: string | undefined;
}

/**
 * The id of a call: a hash of who is asked, what, with which settings, and of what the step says it depends on. Two
 * trials with the same id share one call; nothing else makes them share. Repeats and samples never share.
 */
export function callId(identity: CallIdentity): string {
  const { evaluatorFingerprint, task, ask, sampling, protocol, salt } = identity;
  // As canonical JSON, key by key: only the messages are long, and theirs is known from the last evaluator that was asked.
  const question =
    protocol === undefined
      ? ""
      : `"question":${canonicalJson([protocol, task.dataset, task.instance, salt ?? null])},`;
  const schema = ask.schema === undefined ? "" : `,"schema":${canonicalJson(ask.schema)}`;
  return sha256(
    `{"evaluator":${JSON.stringify(evaluatorFingerprint)},"messages":${messagesJson(ask.messages)},${question}` +
      `"repeat":${task.repeat},"sample":${ask.sample},"sampling":${samplingJson(sampling)}${schema}` +
      `,"scope":${scopeJson(ask.scope, task)},"step":${JSON.stringify(ask.step)}}`,
  );
}

/** The same few settings come with every call: see `overlaySampling`. */
const writtenSampling = new WeakMap<Sampling, string>();

function samplingJson(sampling: Sampling): string {
  const known = writtenSampling.get(sampling);
  if (known !== undefined) return known;
  const json = canonicalJson(sampling);
  writtenSampling.set(sampling, json);
  return json;
}

/** Hashes and names of presentations have no character that JSON would escape. */
function scopeJson(scope: AskScope, task: JudgingTask): string {
  switch (scope.dependsOn) {
    case "instruction":
      return `{"instruction":"${sha256(task.instruction)}"}`;
    case "output":
      return `{"output":"${sha256(task.outputs[scope.output] ?? "")}"}`;
    case "presentation":
      // The content, not the dataset's name: the same pair in two datasets is the same question.
      return `{"content":"${contentHash(task)}","presentation":"${presentationId(scope.presentation)}"}`;
  }
}

interface HashedContent {
  readonly instruction: string;
  readonly hash: string;
}

/** Every evaluator, protocol and presentation asks about the same outputs: their hash is worth keeping. */
const hashed = new WeakMap<readonly string[], HashedContent>();

function contentHash({ instruction, outputs }: JudgingTask): string {
  const known = hashed.get(outputs);
  if (known?.instruction === instruction) return known.hash;
  const texts = outputs.map((output) => JSON.stringify(output));
  const hash = sha256(`[${JSON.stringify(instruction)},[${texts.join(",")}]]`);
  hashed.set(outputs, { instruction, hash });
  return hash;
}
