import { raceDecision } from "../../analysis/race-decision.js";
import { cellKey } from "../../core/cell-key.js";
import { credit } from "../../core/credit.js";
import { UsageError } from "../../core/errors.js";
import type { Outcome } from "../../core/outcome.js";
import { pickCredit } from "../../core/pick-credit.js";
import type { Plan } from "../../core/plan.js";
import type { RaceConfig, RacedOut, RaceResult } from "../../core/race.js";
import type { Trial } from "../../core/trial.js";
import { instancePlaces } from "../../plan/instance-places.js";
import { listTrials } from "../../plan/list-trials.js";
import { raceCheckpoints } from "../../plan/race-checkpoints.js";
import type { CellReading } from "./cell-reading.js";
import { readOff } from "./read-off.js";

/** A race of a run's judges: which trials are asked when, and who is out. */
export interface Race {
  /** Ends of the stages: how many instances of the common order have been judged by then. */
  readonly checkpoints: readonly number[];
  /** Whether a trial is asked for at all, by what is known so far. */
  isAsked(trial: Trial): boolean;
  /** The stage that a trial belongs to: its instance comes before the first checkpoint above this number. */
  placeOf(trial: Trial): number;
  /** Takes down how a trial ended. */
  record(trial: Trial, ending: { readonly outcome: Outcome; readonly calls: readonly string[] }): void;
  /** Drops whoever is dominated on the instances before a checkpoint, all of which must have been judged. */
  decide(checkpoint: number): void;
  result(): RaceResult;
}

interface RaceState {
  readonly plan: Plan;
  readonly config: RaceConfig;
  readonly judges: readonly string[];
  /** Cells by `cellKey` that count: those whose protocol and dataset all judges have. */
  readonly counting: ReadonlySet<string>;
  readonly places: ReadonlyMap<string, number>;
  readonly finished: readonly FinishedCluster[];
  /** By evaluator, then by instance: credits of its trials; undefined where a call failed. */
  readonly credits: Map<string, Map<string, (number | undefined)[]>>;
  /** Calls and trials of each evaluator so far. */
  readonly asked: Map<string, { calls: number; trials: number }>;
  readonly out: Map<string, RacedOut>;
}

/** A cluster of a dataset: it is finished once the last of its instances is. */
interface FinishedCluster {
  readonly dataset: string;
  readonly instances: readonly string[];
  readonly place: number;
}

/**
 * A race over a plan. Null judges run whole: they cost nothing. What it decides depends on the plan and on the outcomes
 * of trials alone, at fixed checkpoints of the common order, never on the order or the time in which replies come; so a run
 * that was killed decides the same again from its stored replies. Throws a `UsageError` where there is nothing to race.
 */
export function createRace(config: RaceConfig, plan: Plan, readings: ReadonlyMap<string, CellReading>): Race {
  const state = stateOf(config, plan, readings);
  const placeOf = ({ instance }: Trial): number =>
    state.places.get(`${instance.dataset}\n${instance.id}`) ?? 0;
  return {
    checkpoints: raceCheckpoints(state.places.size, config.least),
    placeOf,
    isAsked: (trial) => {
      const out = state.out.get(trial.cell.evaluator);
      return out === undefined || placeOf(trial) < out.after;
    },
    record: (trial, ending) => {
      record(state, trial, ending);
    },
    decide: (checkpoint) => {
      decide(state, checkpoint);
    },
    result: () => resultOf(state),
  };
}

function stateOf(config: RaceConfig, plan: Plan, readings: ReadonlyMap<string, CellReading>): RaceState {
  const cells = plan.cells.filter(
    (cell) => cell.task !== "pointwise" && readings.get(cellKey(cell))?.facts.adapter !== "null",
  );
  const judges = [...new Set(cells.map(({ evaluator }) => evaluator))];
  const askedOf = new Map<string, number>();
  const question = ({ protocol, dataset }: (typeof cells)[number]): string => `${protocol}\n${dataset}`;
  for (const cell of cells) askedOf.set(question(cell), (askedOf.get(question(cell)) ?? 0) + 1);
  const counting = new Set(
    cells.filter((cell) => askedOf.get(question(cell)) === judges.length).map(cellKey),
  );
  if (judges.length < 2 || counting.size === 0) {
    throw new UsageError(
      "Cannot race: it takes two judges with a protocol and a dataset of choices in common",
      {
        hint: "Leave out --race (race in the config)",
      },
    );
  }
  const datasets = new Set(cells.filter((cell) => counting.has(cellKey(cell))).map(({ dataset }) => dataset));
  const places = instancePlaces(plan);
  return {
    ...{ plan, config, judges, counting, places },
    finished: clustersOf(plan, places).filter(({ dataset }) => datasets.has(dataset)),
    credits: new Map(judges.map((judge) => [judge, new Map<string, (number | undefined)[]>()])),
    asked: new Map(judges.map((judge) => [judge, { calls: 0, trials: 0 }])),
    out: new Map(),
  };
}

function clustersOf(plan: Plan, places: ReadonlyMap<string, number>): readonly FinishedCluster[] {
  const clusters = new Map<string, { dataset: string; instances: string[]; place: number }>();
  for (const { id: dataset, instances } of plan.datasets) {
    for (const { id, cluster } of instances) {
      const key = `${dataset}\n${cluster}`;
      const known = clusters.get(key) ?? { dataset, instances: [], place: 0 };
      known.instances.push(`${dataset}\n${id}`);
      known.place = Math.max(known.place, places.get(`${dataset}\n${id}`) ?? 0);
      clusters.set(key, known);
    }
  }
  return [...clusters.values()].sort((a, b) => a.place - b.place);
}

function record(
  { credits, asked, counting }: RaceState,
  trial: Trial,
  { outcome, calls }: { readonly outcome: Outcome; readonly calls: readonly string[] },
): void {
  const { cell, instance } = trial;
  const totals = asked.get(cell.evaluator);
  if (totals !== undefined) {
    totals.calls += calls.length;
    totals.trials += 1;
  }
  if (!counting.has(cellKey(cell))) return;
  const own = credits.get(cell.evaluator);
  const key = `${instance.dataset}\n${instance.id}`;
  const known = own?.get(key) ?? [];
  known.push(creditOf(trial, outcome));
  own?.set(key, known);
}

/** As in accuracy, no answer is no credit; but a call that failed says nothing of the judge. */
function creditOf({ instance, presentation }: Trial, outcome: Outcome): number | undefined {
  if (outcome.kind === "failed") return undefined;
  const { preference, picked } = readOff(outcome, presentation);
  const { gold } = instance;
  if (gold.kind === "pair" && preference !== undefined) return credit(preference, gold.preference);
  if (gold.kind === "best" && picked !== undefined) return pickCredit(picked, gold.index);
  return 0;
}

function decide(state: RaceState, checkpoint: number): void {
  const { judges, finished, config, out, plan } = state;
  const done = finished.filter(({ place }) => place < checkpoint);
  const datasets = [...new Set(finished.map(({ dataset }) => dataset))];
  const scores = new Map(
    judges.map((judge) => [
      judge,
      datasets.map((dataset) =>
        done
          .filter((cluster) => cluster.dataset === dataset)
          .map((cluster) => scoreOf(state, judge, cluster)),
      ),
    ]),
  );
  const standing = new Set(judges.filter((judge) => !out.has(judge)));
  for (const { judge, by, difference } of raceDecision({ judges, standing, scores, error: config.error })) {
    const { calls = 0, trials = 0 } = state.asked.get(judge) ?? {};
    const left = trialsFrom(plan, judge, { places: state.places, checkpoint });
    const savedCalls = trials === 0 ? 0 : Math.round((left * calls) / trials);
    out.set(judge, { evaluator: judge, after: checkpoint, by, difference, savedTrials: left, savedCalls });
  }
}

/** Mean credit of a judge over a cluster; undefined where a call failed. */
function scoreOf({ credits }: RaceState, judge: string, { instances }: FinishedCluster): number | undefined {
  const own = instances.flatMap((key) => credits.get(judge)?.get(key) ?? [undefined]);
  let sum = 0;
  for (const value of own) {
    if (value === undefined) return undefined;
    sum += value;
  }
  return sum / own.length;
}

function trialsFrom(
  plan: Plan,
  judge: string,
  { places, checkpoint }: { readonly places: RaceState["places"]; readonly checkpoint: number },
): number {
  let count = 0;
  for (const { cell, instance } of listTrials(plan)) {
    const place = places.get(`${instance.dataset}\n${instance.id}`) ?? 0;
    if (cell.evaluator === judge && place >= checkpoint) count += 1;
  }
  return count;
}

function resultOf({ config, out }: RaceState): RaceResult {
  const { error, least } = config;
  return { error, least, dropped: [...out.values()] };
}
