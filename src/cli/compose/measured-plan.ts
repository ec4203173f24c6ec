import type { Estimate } from "../../core/estimate.js";
import type { ResultStore } from "../../core/result-store.js";
import { PilotTally, type PilotFigure, type PilotScope } from "../../plan/pilot-tally.js";
import { predictTotal } from "../../stats/predict-total.js";

/** What new calls will come to, judged by those that are stored. */
export type MeasuredFigures = Readonly<Record<PilotFigure, Estimate>>;

/** Of all evaluators, and of each by id. */
export interface MeasuredPlan {
  readonly total: MeasuredFigures;
  readonly evaluators: Readonly<Record<string, MeasuredFigures>>;
  /** Instances all of whose calls are stored. */
  readonly instances: number;
}

/** A tally of what stored calls came to, as their records say. */
export function pilotTallyOf(store: Pick<ResultStore, "find">): PilotTally {
  return new PilotTally((id) => {
    const record = store.find(id);
    return record === undefined ? undefined : { ...record.reply.usage, costUsd: record.costUsd };
  });
}

/** What the tally says of the calls that are left; undefined where no instance is known whole, or nothing is left. */
export function measuredPlan(tally: PilotTally): MeasuredPlan | undefined {
  const scopes = tally.scopes();
  const all = scopes.get(undefined);
  if (all === undefined) return undefined;
  const instances = instancesOf(all, "sample");
  if (instances === 0 || instancesOf(all, "rest") === 0) return undefined;
  const evaluators = [...scopes].flatMap(([id, scope]) =>
    id === undefined ? [] : [[id, figuresOf(scope)] as const],
  );
  return { total: figuresOf(all), evaluators: Object.fromEntries(evaluators), instances };
}

function instancesOf({ input, costUsd }: PilotScope, of: "sample" | "rest"): number {
  const strata = input ?? costUsd ?? [];
  return strata.reduce((sum, { sample, rest }) => sum + (of === "sample" ? sample.length : rest.units), 0);
}

function figuresOf(scope: PilotScope): MeasuredFigures {
  const estimate = (figure: PilotFigure): Estimate => {
    const strata = scope[figure];
    if (strata === undefined) return { undefined: unknownWhy[figure] };
    const total = predictTotal(strata);
    return "value" in total ? { ...total, method: "ratio estimate" } : total;
  };
  return { input: estimate("input"), output: estimate("output"), costUsd: estimate("costUsd") };
}

const unknownWhy: Readonly<Record<PilotFigure, string>> = {
  input: "a provider did not count the tokens",
  output: "a provider did not count the tokens",
  costUsd: "an evaluator has no price on its card, or a provider did not count the tokens",
};
