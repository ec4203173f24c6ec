import type { BatchModel } from "../../core/batch-model.js";
import type { HttpEvaluatorCard } from "../../core/evaluator-card.js";
import { createBatchModel } from "../../models/create-batch-model.js";
import type { PreparedRun } from "./prepare-run.js";
import type { Surroundings } from "./surroundings.js";

/** How to get at the batch API of each evaluator that is behind an HTTP API. No key is looked at before the first use. */
export function createBatches(
  run: Pick<PreparedRun, "config" | "evaluators">,
  { environment, clock }: Surroundings,
): ReadonlyMap<string, () => Promise<BatchModel>> {
  const deps = { environment, clock, seed: String(run.config.seed) };
  return new Map(
    [...run.evaluators].flatMap(([id, card]) =>
      card.adapter === "openai" || card.adapter === "anthropic"
        ? [[id, madeOnce(() => createBatchModel(card satisfies HttpEvaluatorCard, deps))] as const]
        : [],
    ),
  );
}

function madeOnce<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}
