import { cellKey } from "../../../core/cell-key.js";
import type { Judgment } from "../../../core/judgment.js";
import type { Instance } from "../../../core/instance.js";
import type { Message } from "../../../core/message.js";
import { presentationNamed } from "../../../core/presentation-named.js";
import type { ResultStore } from "../../../core/result-store.js";
import type { EngineEvaluator } from "../../../engine/engine-evaluator.js";
import { judgeTrial } from "../../../engine/judge-trial.js";
import type { CellReading } from "../cell-reading.js";

/** What prompts are made again from. */
export interface PromptParts {
  readonly readings: ReadonlyMap<string, CellReading>;
  readonly evaluators: ReadonlyMap<string, EngineEvaluator>;
  readonly store: Pick<ResultStore, "find">;
}

/**
 * The messages of a judgment's calls, by the call's id: the trial is judged once more from the stored replies. A call whose
 * prompt is another now has another id, so that what is found is what was sent.
 */
export function promptsOf(
  judgment: Judgment,
  instance: Instance,
  { readings, evaluators, store }: PromptParts,
): ReadonlyMap<string, readonly Message[]> {
  const found = new Map<string, readonly Message[]>();
  const reading = readings.get(cellKey(judgment));
  if (reading === undefined) return found;
  const { presentation, repeat } = judgment;
  judgeTrial({
    trial: { cell: reading.facts, instance, presentation: presentationNamed(presentation), repeat },
    protocol: reading.protocol,
    evaluators,
    lookup: ({ id, ask }) => {
      found.set(id, ask.messages);
      const record = store.find(id);
      return record === undefined ? undefined : { kind: "reply", reply: record.reply };
    },
  });
  return found;
}
