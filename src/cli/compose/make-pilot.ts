import type { EngineEvent } from "../../core/engine.js";
import { createEvaluators } from "./create-evaluators.js";
import { judgeRun, type JudgedRun, type JudgeParts } from "./judge-run.js";
import { openStore } from "./open-store.js";
import type { PreparedRun } from "./prepare-run.js";
import { readingsOf } from "./readings-of.js";
import { requireKeys } from "./require-keys.js";
import { requirePrices } from "./require-prices.js";
import type { Surroundings } from "./surroundings.js";

/** What a pilot takes. */
export interface PilotParts extends Pick<JudgeParts, "drain" | "abort"> {
  /** Of the pilot's instances alone. */
  readonly run: PreparedRun;
  readonly reuse: readonly string[];
  readonly surroundings: Surroundings;
  readonly onEvent: (event: EngineEvent) => void;
}

/**
 * Makes the calls of a pilot, and keeps their replies in the run's folder: the run itself pays for none of them again.
 * Throws as a run does, before anything is called, where a key or a price is missing.
 */
export async function makePilot({ run, reuse, surroundings, ...rest }: PilotParts): Promise<JudgedRun> {
  requirePrices(run);
  const evaluators = createEvaluators(run, surroundings);
  const readings = readingsOf(run);
  await requireKeys({ run, reuse, evaluators, readings, surroundings });
  const store = await openStore({ folder: run.out, reuse, cwd: surroundings.cwd });
  try {
    const { maxCostUsd, maxSeconds } = run.config.limits;
    return await judgeRun({
      run,
      store,
      evaluators,
      readings,
      surroundings,
      maxCostUsd,
      maxSeconds,
      ...rest,
    });
  } finally {
    await store.close();
  }
}
