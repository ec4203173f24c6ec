import type { Ask, AskScope } from "./ask.js";
import { canonicalJson } from "./canonical-json.js";
import type { JudgingTask } from "./judging-task.js";
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
 * All that makes a call, as one text: who is asked, what, with which settings, and what the step says it depends on. `messages`
 * stands for the prompt, in JSON. Canonical JSON, put together key by key, for it is made of every ask.
 */
export function callText(identity: CallIdentity, messages: string): string {
  const { evaluatorFingerprint, task, ask, sampling, protocol, salt } = identity;
  const question =
    protocol === undefined
      ? ""
      : `"question":${canonicalJson([protocol, task.dataset, task.instance, salt ?? null])},`;
  const schema = ask.schema === undefined ? "" : `,"schema":${canonicalJson(ask.schema)}`;
  return (
    `{"evaluator":${JSON.stringify(evaluatorFingerprint)},"messages":${messages},${question}` +
    `"repeat":${task.repeat},"sample":${ask.sample},"sampling":${samplingJson(sampling)}${schema}` +
    `,"scope":${scopeJson(ask.scope, task)},"step":${JSON.stringify(ask.step)}}`
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
      return (hashesOf(task).ofInstruction ??= `{"instruction":"${sha256(task.instruction)}"}`);
    case "output":
      return (hashesOf(task).ofOutput[scope.output] ??=
        `{"output":"${sha256(task.outputs[scope.output] ?? "")}"}`);
    case "presentation":
      // The content, not the dataset's name: the same pair in two datasets is the same question.
      return `{"content":"${contentHash(task)}","presentation":"${presentationId(scope.presentation)}"}`;
  }
}

/** What is known by now of a task's texts. */
interface TaskHashes {
  readonly instruction: string;
  /** Of a scope, as JSON. */
  ofInstruction?: string;
  /** Of a scope, as JSON, by the output. */
  readonly ofOutput: string[];
  ofContent?: string;
}

/** Every evaluator, protocol and presentation asks about the same texts: their hashes are worth keeping. */
const hashed = new WeakMap<readonly string[], TaskHashes>();

function hashesOf({ instruction, outputs }: JudgingTask): TaskHashes {
  const known = hashed.get(outputs);
  if (known?.instruction === instruction) return known;
  const hashes: TaskHashes = { instruction, ofOutput: [] };
  hashed.set(outputs, hashes);
  return hashes;
}

function contentHash(task: JudgingTask): string {
  const hashes = hashesOf(task);
  if (hashes.ofContent !== undefined) return hashes.ofContent;
  const texts = task.outputs.map((output) => JSON.stringify(output));
  return (hashes.ofContent = sha256(`[${JSON.stringify(task.instruction)},[${texts.join(",")}]]`));
}
