import type { Watch } from "../progress/watch-judging.js";
import { createEvaluators } from "./create-evaluators.js";
import { judgeRun, type JudgedRun } from "./judge-run.js";
import { openStore } from "./open-store.js";
import type { PreparedRun } from "./prepare-run.js";
import { readingsOf } from "./readings-of.js";
import { requireKeys } from "./require-keys.js";
import { requirePrices } from "./require-prices.js";
import type { Surroundings } from "./surroundings.js";

/** What a pilot takes. */
export interface PilotParts {
  /** Of the pilot's instances alone. */
  readonly run: PreparedRun;
  readonly reuse: readonly string[];
  readonly surroundings: Surroundings;
  /** Called once nothing is missing, with what makes the calls: who is to see and to stop them. */
  readonly watched: (make: (watch: Watch) => Promise<JudgedRun>) => Promise<JudgedRun>;
}

/**
 * Makes the calls of a pilot, and keeps their replies in the run's folder: the run itself pays for none of them again.
 * Throws as a run does, before anything is called, where a key or a price is missing.
 */
export async function makePilot({ run, reuse, surroundings, watched }: PilotParts): Promise<JudgedRun> {
  requirePrices(run);
  const evaluators = createEvaluators(run, surroundings);
  const readings = readingsOf(run);
  await requireKeys({ run, reuse, evaluators, readings, surroundings });
  const store = await openStore({ folder: run.out, reuse, cwd: surroundings.cwd });
  try {
    const { maxCostUsd, maxSeconds } = run.config.limits;
    const parts = { run, store, evaluators, readings, surroundings, maxCostUsd, maxSeconds };
    return await watched(({ onEvent, drain, abort }) => judgeRun({ ...parts, onEvent, drain, abort }));
  } finally {
    await store.close();
  }
}
