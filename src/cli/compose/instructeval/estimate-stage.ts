import { cellKey } from "../../../core/cell-key.js";
import { listTrials } from "../../../plan/list-trials.js";
import { estimateRun, type RunEstimate } from "../../../plan/estimate-run.js";
import { createEvaluators } from "../create-evaluators.js";
import type { PreparedStage } from "../flask/prepare-stage.js";
import { openStore } from "../open-store.js";
import type { Surroundings } from "../surroundings.js";

/** What a stage will ask, and what of it is stored already. Calls nobody. */
export async function estimateStage(
  { run, readings }: PreparedStage,
  { surroundings, reuse }: { readonly surroundings: Surroundings; readonly reuse: readonly string[] },
): Promise<RunEstimate> {
  const evaluators = createEvaluators(run, surroundings);
  const store = await openStore({ folder: run.out, reuse, cwd: surroundings.cwd, readOnly: true });
  try {
    return estimateRun({
      trials: () => listTrials(run.plan),
      evaluators: new Map(
        [...evaluators].map(([id, { model, ...evaluator }]) => [
          id,
          { ...evaluator, fingerprint: model.fingerprint },
        ]),
      ),
      protocolOf: (cell) => readings.get(cellKey(cell))?.protocol,
      stored: (id) => store.find(id)?.reply,
    });
  } finally {
    await store.close();
  }
}
