import type { Ask } from "../core/ask.js";
import { callId } from "../core/call-id.js";
import { UsageError } from "../core/errors.js";
import type { JudgingTask } from "../core/judging-task.js";
import { overlaySampling } from "../core/overlay-sampling.js";
import type { Sampling } from "../core/sampling.js";
import type { EngineEvaluator } from "./engine-evaluator.js";

/** An ask with all that decides its reply: who answers, with which settings, under which id. */
export interface ResolvedCall {
  readonly id: string;
  /** Id of the evaluator that answers. */
  readonly evaluator: string;
  readonly ask: Ask;
  readonly sampling: Sampling;
}

/** Where an ask comes from, and who may answer it. */
export interface CallContext {
  readonly task: JudgingTask;
  /** Id of the trial's evaluator; the ask may name another one. */
  readonly evaluator: string;
  /** Id of the protocol that asks: a part of the call's id where the evaluator is `replayed`. */
  readonly protocol: string;
  readonly evaluators: ReadonlyMap<string, AskedEvaluator>;
}

/** What an evaluator adds to the id of a call. */
export type AskedEvaluator = Pick<EngineEvaluator, "model" | "sampling" | "replayed" | "salt">;

/**
 * Decides who answers an ask and with which settings: the evaluator's, overlaid by those that the step defines.
 *
 * @throws UsageError if the evaluator is not among those of the run
 */
export function resolveCall(ask: Ask, context: CallContext): ResolvedCall {
  const id = ask.evaluator ?? context.evaluator;
  const evaluator = context.evaluators.get(id);
  if (evaluator === undefined) {
    throw new UsageError(`Cannot ask step "${ask.step}": evaluator ${id} is not part of the run`, {
      hint: `Add ${id} to the config's evaluators`,
    });
  }
  const sampling = overlaySampling(evaluator.sampling, ask.sampling);
  const { task } = context;
  // What is replayed belongs to one question, whatever its prompt.
  const protocol = evaluator.replayed === true ? (ask.protocol ?? context.protocol) : undefined;
  return {
    id: callId({
      evaluatorFingerprint: evaluator.model.fingerprint,
      task,
      ask,
      sampling,
      protocol,
      salt: protocol === undefined ? undefined : evaluator.salt?.(task, protocol),
    }),
    evaluator: id,
    ask,
    sampling,
  };
}
