import type { JudgingTask } from "./judging-task.js";
import type { Trial } from "./trial.js";

/** What a protocol may see of a trial: the gold stays behind. */
export function taskOf(trial: Trial): JudgingTask {
  const { instance, presentation, repeat } = trial;
  return {
    dataset: instance.dataset,
    instance: instance.id,
    task: instance.task,
    instruction: instance.instruction,
    outputs: instance.outputs,
    reference: instance.reference,
    skills: instance.tags["skill"] ?? [],
    presentation,
    repeat,
  };
}
