import { raceDecision } from "../../analysis/planning/race-decision.js";
import { canonicalJson } from "../../core/canonical-json.js";
import { cellKey } from "../../core/cell-key.js";
import { credit } from "../../core/credit.js";
import { UsageError } from "../../core/errors.js";
import type { Outcome } from "../../core/outcome.js";
import { pickCredit } from "../../core/pick-credit.js";
import type { Plan } from "../../core/plan.js";
import type { RaceConfig, RacedOut, RaceResult } from "../../core/race.js";
import { sha256 } from "../../core/sha256.js";
import type { Trial } from "../../core/trial.js";
import { instancePlaces } from "../../plan/instance-places.js";
import { listTrials } from "../../plan/list-trials.js";
import { raceCheckpoints } from "../../plan/race-checkpoints.js";
import type { CellReading } from "./cell-reading.js";
import type { RaceLedger } from "./race-ledger.js";
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
  /** The datasets that count. */
  readonly datasets: readonly RacedClusters[];
  /** By evaluator, then by instance: credits of its trials; undefined where a call failed. */
  readonly credits: Map<string, Map<string, (number | undefined)[]>>;
  /** Calls and trials of each evaluator so far. */
  readonly asked: Map<string, { calls: number; trials: number }>;
  readonly out: Map<string, RacedOut>;
  readonly ledger: RaceLedger;
  readonly key: string;
  /** The last checkpoint at which was decided. */
  decided: number;
}

/** A cluster of a dataset: it is finished once the last of its instances is. */
interface RacedCluster {
  readonly instances: readonly string[];
  readonly place: number;
}

/** The clusters of a dataset in the order in which they are finished. */
interface RacedClusters {
  readonly clusters: readonly RacedCluster[];
  readonly largest: number;
  readonly meanSize: number;
}

/**
 * A race over a plan. Null judges run whole: they cost nothing. What it decides depends on the plan and on the outcomes
 * of trials alone, at fixed checkpoints of the common order, never on the order or the time in which replies come; so a run
 * that was killed decides the same again. What is decided goes to the ledger first, and stays. Throws a `UsageError` where
 * there is nothing to race, or where the ledger is of another race.
 */
export function createRace(
  config: RaceConfig,
  { plan, readings }: Pick<RaceParts, "plan" | "readings">,
  ledger: RaceLedger,
): Race {
  const state = stateOf({ config, plan, readings }, ledger);
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

/** What is raced. */
interface RaceParts {
  readonly config: RaceConfig;
  readonly plan: Plan;
  readonly readings: ReadonlyMap<string, CellReading>;
}

function stateOf(parts: RaceParts, ledger: RaceLedger): RaceState {
  const { config, plan, readings } = parts;
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
  const key = raceKey(parts, places);
  const known = ledger.read();
  if (known !== undefined && known.key !== key) throw otherRace(ledger.file);
  return {
    ...{ plan, config, judges, counting, places, ledger, key },
    datasets: [...datasets].map((dataset) => clustersOf(dataset, plan, places)),
    credits: new Map(judges.map((judge) => [judge, new Map<string, (number | undefined)[]>()])),
    asked: new Map(judges.map((judge) => [judge, { calls: 0, trials: 0 }])),
    out: new Map((known?.dropped ?? []).map((dropped) => [dropped.evaluator, dropped])),
    decided: known?.decided ?? 0,
  };
}

function otherRace(file: string): UsageError {
  return new UsageError(
    `Cannot race: ${file} holds decisions of another race (other judges, instances, prompts or error level)`,
    {
      hint: "Name another folder with --out, and this one with --reuse for its replies; or remove that file",
    },
  );
}

/** What decisions are about: they hold for these judges, questions and instances alone. */
function raceKey({ config, plan, readings }: RaceParts, places: ReadonlyMap<string, number>): string {
  const { presentations, repeats } = plan;
  const cells = plan.cells.map((cell) => [
    cellKey(cell),
    readings.get(cellKey(cell))?.protocol.info.fingerprint ?? "",
  ]);
  return sha256(canonicalJson({ ...config, presentations, repeats, cells, instances: [...places.keys()] }));
}

function clustersOf(dataset: string, plan: Plan, places: ReadonlyMap<string, number>): RacedClusters {
  const clusters = new Map<string, { instances: string[]; place: number }>();
  for (const { id, cluster } of plan.datasets.find((entry) => entry.id === dataset)?.instances ?? []) {
    const key = `${dataset}\n${id}`;
    const known = clusters.get(cluster) ?? { instances: [], place: 0 };
    known.instances.push(key);
    known.place = Math.max(known.place, places.get(key) ?? 0);
    clusters.set(cluster, known);
  }
  const all = [...clusters.values()].sort((a, b) => a.place - b.place);
  const sizes = all.map(({ instances }) => instances.length);
  return {
    clusters: all,
    largest: Math.max(...sizes),
    meanSize: sizes.reduce((sum, size) => sum + size, 0) / sizes.length,
  };
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
  const { judges, config, out, ledger, key } = state;
  // Decided in an earlier go.
  if (checkpoint <= state.decided) return;
  const datasets = state.datasets.map(({ clusters, largest, meanSize }) => {
    const done = clusters.filter(({ place }) => place < checkpoint);
    return {
      ...{ largest, meanSize },
      sizes: done.map(({ instances }) => instances.length),
      scores: new Map(judges.map((judge) => [judge, done.map((cluster) => scoreOf(state, judge, cluster))])),
    };
  });
  const standing = new Set(judges.filter((judge) => !out.has(judge)));
  for (const { judge, by, difference } of raceDecision({ judges, standing, datasets, error: config.error })) {
    const { calls = 0, trials = 0 } = state.asked.get(judge) ?? {};
    const left = trialsFrom(state, judge, checkpoint);
    const savedCalls = trials === 0 ? 0 : Math.round((left * calls) / trials);
    out.set(judge, { evaluator: judge, after: checkpoint, by, difference, savedTrials: left, savedCalls });
  }
  state.decided = checkpoint;
  ledger.write({ schema: "reife/race/1", key, decided: checkpoint, dropped: [...out.values()] });
}

/** Mean credit of a judge over a cluster; undefined where a call failed. */
function scoreOf({ credits }: RaceState, judge: string, { instances }: RacedCluster): number | undefined {
  const own = instances.flatMap((key) => credits.get(judge)?.get(key) ?? [undefined]);
  let sum = 0;
  for (const value of own) {
    if (value === undefined) return undefined;
    sum += value;
  }
  return sum / own.length;
}

function trialsFrom({ plan, places }: RaceState, judge: string, checkpoint: number): number {
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
