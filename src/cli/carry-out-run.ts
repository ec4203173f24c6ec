import type { EngineEvent } from "../core/engine.js";
import type { Leaderboard } from "../core/leaderboard.js";
import type { RaceResult } from "../core/race.js";
import type { ResultStore } from "../core/result-store.js";
import { UsageError } from "../core/errors.js";
import type { BatchJournal } from "../core/batch-journal.js";
import type { EngineEvaluator } from "../engine/engine-evaluator.js";
import { CallFactsTable } from "./compose/call-facts-table.js";
import type { CellReading } from "./compose/cell-reading.js";
import { createEvaluators } from "./compose/create-evaluators.js";
import { finishRun, type FinishedRun } from "./compose/finish-run.js";
import { judgeRun, type JudgedRun, type JudgeParts } from "./compose/judge-run.js";
import { JudgedTrials } from "./compose/judged-trials.js";
import type { KnownEnds } from "./compose/judgments-of.js";
import { lostByRun } from "./compose/lost-by-run.js";
import { manifestOf, type MadeOf } from "./compose/manifest-of.js";
import { markRaced } from "./compose/mark-raced.js";
import { notingStore } from "./compose/noting-store.js";
import { openJournal } from "./compose/open-journal.js";
import { openStore } from "./compose/open-store.js";
import { raceLedger } from "./compose/race-ledger.js";
import { createRace, type Race } from "./compose/race.js";
import type { PreparedRun } from "./compose/prepare-run.js";
import { readingsOf } from "./compose/readings-of.js";
import { requireKeys } from "./compose/require-keys.js";
import { requirePrices } from "./compose/require-prices.js";
import { runPathsOf } from "./compose/run-paths-of.js";
import { openRunQueue, type RunQueue } from "./compose/run-queue.js";
import type { Surroundings } from "./compose/surroundings.js";
import type { SealParts } from "./compose/seal-of.js";
import { sealRun } from "./compose/seal-run.js";
import { sealedLeaderboard } from "./compose/sealed-leaderboard.js";
import { writeManifest } from "./compose/write-manifest.js";
import { writeTexts } from "./compose/write-texts.js";
import { announceRun } from "./announce-run.js";
import { concludeRun, type Ending } from "./conclude-run.js";
import { batchFlags, type BatchFlags } from "./batch-flags.js";
import { exitCode, type ExitCode } from "./exit-code.js";
import { listFlag, type Flags } from "./flags.js";
import type { OpenBatches } from "./next-steps.js";
import { plannedTrials } from "./planned-trials.js";
import { watchJudging } from "./progress/watch-judging.js";
import { redisFlags } from "./redis-flags.js";
import type { Terminal } from "./terminal.js";

/** Where and how a run is carried out. */
export interface CarryOutOptions {
  readonly flags: Flags;
  readonly surroundings: Surroundings;
  readonly terminal: Terminal;
  /** What is said on stdout at the end; absent: the leaderboard and where to go from there. */
  readonly tell?: Ending | undefined;
}

/** Calls, parses, measures, writes a run's files and tells how it ended. Any end is resumed by carrying it out again. */
export async function carryOutRun(
  run: PreparedRun,
  { flags, surroundings, terminal, tell: ending }: CarryOutOptions,
): Promise<ExitCode> {
  requirePrices(run);
  const reuse = listFlag(flags, "reuse");
  const batching = batchFlags(flags);
  const evaluators = createEvaluators(run, surroundings);
  const readings = readingsOf(run);
  const race = raceOf(run, readings, batching);
  const address = redisFlags(flags, surroundings.environment);
  const paths = runPathsOf(run.out);
  const madeOf = manifestOf(paths, { run, evaluators, readings, surroundings, reuse });
  const sealing = { run, paths, madeOf, packageRoot: surroundings.packageRoot };
  const known = race === undefined ? await sealedLeaderboard(sealing) : undefined;
  if (known !== undefined) return concludeSealed(run, known, { readings, terminal, ending });
  // Workers have keys of their own.
  if (address === undefined) await requireKeys({ run, reuse, evaluators, readings, surroundings });
  const figures = new CallFactsTable();
  const store = notingStore(await openStore({ folder: run.out, reuse, cwd: surroundings.cwd }), figures);
  const parts = {
    run,
    store,
    figures,
    ends: noEnds(run, figures),
    surroundings,
    terminal,
    evaluators,
    readings,
    race,
    reuse,
    batching,
    sealing,
    ending,
  };
  try {
    const journal = await openJournal(run.out);
    try {
      const voice: Voice = {
        tell: (message) => {
          terminal.err(`reife: ${message}\n`);
        },
      };
      const tell = (message: string): void => {
        if (!terminal.quiet) voice.tell(message);
      };
      const queue = address === undefined ? undefined : await openRunQueue({ ...parts, address, tell });
      try {
        return await carryOut({ ...parts, journal, queue, voice });
      } finally {
        await queue?.close();
      }
    } finally {
      await journal.close();
    }
  } finally {
    await store.close();
  }
}

/** Where the ends of trials go, by the rules that count and by our own. */
function noEnds({ plan }: PreparedRun, { ids }: CallFactsTable): KnownEnds {
  return { asked: new JudgedTrials(plan, ids), own: new JudgedTrials(plan, ids) };
}

interface Parts {
  readonly run: PreparedRun;
  readonly store: ResultStore;
  /** Of the calls that were found in the store or added to it. */
  readonly figures: CallFactsTable;
  readonly ends: KnownEnds;
  readonly surroundings: Surroundings;
  readonly terminal: Terminal;
  readonly evaluators: ReadonlyMap<string, EngineEvaluator>;
  readonly readings: ReadonlyMap<string, CellReading>;
  readonly race: Race | undefined;
  readonly reuse: readonly string[];
  readonly batching: BatchFlags;
  readonly sealing: SealParts;
  /** Which batches are under way; the store's lock guards it too. */
  readonly journal: BatchJournal;
  /** Over which workers make the calls; absent: they are made here. */
  readonly queue: RunQueue | undefined;
  readonly voice: Voice;
  readonly ending: Ending | undefined;
}

/** Who tells what comes up on the way: progress, as long as it is shown. */
interface Voice {
  tell: (message: string) => void;
}

/** The race the run asks for. Throws a `UsageError` for one in batches: it decides between blocks, each of which would wait for a batch. */
function raceOf(
  { config, plan, out }: PreparedRun,
  readings: Parts["readings"],
  { submits }: BatchFlags,
): Race | undefined {
  if (config.race === undefined) return undefined;
  if (submits) {
    throw new UsageError("A race goes without --batch: it decides after each block of instances", {
      hint: "Leave out --batch, or --race (in a config: race)",
    });
  }
  return createRace(config.race, { plan, readings }, raceLedger(runPathsOf(out).race));
}

/** Says what is known of a run of which nothing is left to do. */
async function concludeSealed(
  run: PreparedRun,
  leaderboard: Leaderboard,
  { readings, terminal, ending }: Pick<Parts, "readings" | "terminal" | "ending">,
): Promise<ExitCode> {
  const planned = plannedTrials(run.plan);
  const open = { batches: 0, calls: 0 };
  announceRun(run, { planned, open }, terminal);
  if (!terminal.quiet && !terminal.json)
    terminal.err("reife: all of it was asked and read before, and nothing has changed since\n");
  const cells = [...readings.values()].map(({ facts }) => facts);
  const finished = { leaderboard, cells, judged: planned, failed: 0 };
  const lost = lostByRun(run.out);
  const judged = { failures: new Map<string, never>(), stopped: undefined, lost };
  await concludeRun({ run, judged, finished, planned, code: exitCode.done, open }, { terminal, ending });
  return exitCode.done;
}

async function carryOut(parts: Parts): Promise<ExitCode> {
  const { run, store, figures, ends, surroundings, terminal, evaluators, readings, reuse, sealing } = parts;
  const { paths } = sealing;
  const known = parts.race?.result();
  const start = new Date(surroundings.clock.now()).toISOString();
  const madeOf = (raced: RaceResult | undefined): MadeOf =>
    raced === undefined
      ? sealing.madeOf
      : manifestOf(paths, { run, evaluators, readings: markRaced(readings, raced), surroundings, reuse });
  const whole = plannedTrials(run.plan) + importedTrials(run);
  writeManifest(
    paths,
    { madeOf: madeOf(known), start },
    {
      ...(known === undefined ? {} : { race: known }),
      trials: { planned: whole - savedTrials(known), judged: 0, failed: 0 },
      ended: "running",
    },
  );
  writeTexts(paths, run.textFiles);
  announceRun(run, { planned: whole, open: openBatches(parts.journal) }, terminal);
  const judged = await judge(parts);
  const { failures, race } = judged;
  const raced = markRaced(readings, race);
  const planned = whole - savedTrials(race);
  const judging = { run, store, evaluators, failures, figures, known: ends };
  const finished = await finishRun({ ...judging, paths, readings: raced });
  const code = codeOf(judged, finished, { planned, tolerance: run.config.tolerance });
  writeManifest(
    paths,
    { madeOf: madeOf(race), start },
    {
      ...(race === undefined ? {} : { race }),
      trials: { planned, judged: finished.judged, failed: finished.failed },
      ended: judged.stopped ?? (code === exitCode.incomplete ? "incomplete" : "done"),
      end: new Date(surroundings.clock.now()).toISOString(),
    },
  );
  const open = openBatches(parts.journal);
  const isWhole = code === exitCode.done && finished.failed === 0 && finished.judged === planned;
  if (isWhole && open.batches === 0 && isByItself(parts)) await sealRun(sealing);
  await concludeRun({ run, judged, finished, planned, code, open }, parts);
  return code;
}

/** Whether a run's results rest on its own folder alone: what comes from others, or is decided on the way, is not vouched for. */
function isByItself({ run, race, reuse }: Parts): boolean {
  return race === undefined && reuse.length === 0 && run.imported.length === 0;
}

function judge(parts: Parts): Promise<JudgedRun> {
  const { run, surroundings, terminal, queue, voice } = parts;
  const { maxCostUsd, maxSeconds } = run.config.limits;
  const watched = { plan: run.plan, clock: surroundings.clock, terminal };
  return watchJudging({ ...watched, statusFile: runPathsOf(run.out).status }, async (watch) => {
    voice.tell = watch.tell;
    const onEvent = (event: EngineEvent): void => {
      queue?.heed(event);
      watch.onEvent(event);
    };
    try {
      const { drain, abort } = watch;
      await queue?.takeUp(drain);
      return await judgeRun({ ...judgeParts(parts), maxCostUsd, maxSeconds, drain, abort, onEvent });
    } finally {
      await queue?.close();
    }
  });
}

function judgeParts(parts: Parts): Omit<JudgeParts, "onEvent"> {
  const { run, readings, surroundings, race, ends, batching, journal, queue, store, evaluators } = parts;
  // What an open batch will bring must not be paid for a second time, also where no new one is wanted.
  const batches = batching.submits || journal.open().length > 0 ? { ...batching, journal } : undefined;
  return {
    run,
    readings,
    surroundings,
    race,
    ends,
    batching: batches,
    store: queue?.store ?? store,
    evaluators: queue?.evaluators ?? evaluators,
  };
}

/** Trials that nobody asks for any more, for their judge was raced out. */
function savedTrials(race: RaceResult | undefined): number {
  return (race?.dropped ?? []).reduce((total, dropped) => total + dropped.savedTrials, 0);
}

function importedTrials({ imported }: PreparedRun): number {
  return imported.reduce((total, { judgments }) => total + judgments.length, 0);
}

function openBatches(journal: BatchJournal): OpenBatches {
  const open = journal.open();
  return { batches: open.length, calls: open.reduce((sum, { calls }) => sum + calls.length, 0) };
}

function codeOf(
  { stopped }: JudgedRun,
  { judged, failed }: FinishedRun,
  { planned, tolerance }: { readonly planned: number; readonly tolerance: number },
): ExitCode {
  if (stopped === "interrupted") return exitCode.interrupted;
  if (stopped !== undefined) return exitCode.budget;
  const lost = failed + planned - judged;
  return lost > tolerance * planned ? exitCode.incomplete : exitCode.done;
}
