import type { ChatModel } from "../core/chat-model.js";
import { ModelError } from "../core/errors.js";
import type { Clock } from "../core/clock.js";
import type { SoloEvaluatorCard } from "../core/evaluator-card.js";
import { createHttpModel } from "./create-http-model.js";
import type { NullModelDeps } from "./null/create-null-model.js";
import type { RecordedModelDeps } from "./recorded/create-recorded-model.js";
import type { SimulatedModelDeps } from "./simulated/create-simulated-model.js";

/** All that evaluators of any kind may need of the world. */
export interface ChatModelDeps extends NullModelDeps, RecordedModelDeps, SimulatedModelDeps {
  /** Environment variables by name: keys, endpoints, headers. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Pick<Clock, "now">;
}

/**
 * The judge that a card describes. Only the code of its adapter is loaded. Rejects with a ModelError: `auth` naming the
 * environment variables that are missing, `bad-request` for a recording in a format that is unknown.
 */
export async function createChatModel(card: SoloEvaluatorCard, deps: ChatModelDeps): Promise<ChatModel> {
  switch (card.adapter) {
    case "openai":
    case "anthropic":
      return createHttpModel(card, deps);
    case "recorded": {
      const { createRecordedModel } = await import("./recorded/create-recorded-model.js");
      return createRecordedModel(card, deps);
    }
    case "imported":
      throw new ModelError(`Cannot ask ${card.id}: its judgments are taken from an imported run`, {
        failure: "bad-request",
      });
    case "simulated": {
      const { createSimulatedModel } = await import("./simulated/create-simulated-model.js");
      return createSimulatedModel(card, deps);
    }
    case "null": {
      const { createNullModel } = await import("./null/create-null-model.js");
      return createNullModel(card, deps);
    }
  }
}
