import type { PreparedRun } from "./compose/prepare-run.js";

/** Whether an evaluator of the run answers over the network, and is paid for it. */
export function isLive(id: string, { evaluators }: Pick<PreparedRun, "evaluators">): boolean {
  const adapter = evaluators.get(id)?.adapter;
  return adapter === "openai" || adapter === "anthropic";
}
