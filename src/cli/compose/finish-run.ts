import type { CellFacts } from "../../core/cell-facts.js";
import type { IdTable } from "../../core/id-table.js";
import type { Judgment } from "../../core/judgment.js";
import type { Leaderboard } from "../../core/leaderboard.js";
import type { ResultStore } from "../../core/result-store.js";
import type { EngineEvaluator } from "../../engine/engine-evaluator.js";
import { jsonLines } from "../../store/json-lines.js";
import type { RunPaths } from "../../store/run-paths.js";
import { writeAtomically } from "../../store/write-atomically.js";
import { JudgmentTable } from "../judgment-table.js";
import { measureRun } from "../measure-run.js";
import { timingOf } from "../timing-of.js";
import { CallFactsTable } from "./call-facts-table.js";
import type { CellReading } from "./cell-reading.js";
import { factsOf } from "./facts-of.js";
import type { ImportedCell } from "./imports/imported-cells.js";
import { judgmentsOf, type FailedTrial, type KnownEnds } from "./judgments-of.js";
import type { PreparedRun } from "./prepare-run.js";
import { readCallFacts } from "./read-call-facts.js";
import { writeLeaderboard } from "./write-leaderboard.js";

/** What a run's files are made of, once its calls are stored. */
export interface FinishParts {
  readonly run: PreparedRun;
  readonly paths: RunPaths;
  readonly store: ResultStore;
  readonly evaluators: ReadonlyMap<string, EngineEvaluator>;
  readonly readings: ReadonlyMap<string, CellReading>;
  readonly failures: ReadonlyMap<string, FailedTrial>;
  /** What `judgmentsOf` gives for these parts, where that is known already. */
  readonly asked?: Iterable<Judgment> | undefined;
  /** How trials ended in this go. */
  readonly known?: KnownEnds | undefined;
  /** What the store was asked for in this go; the calls that are missing here are read from it. */
  readonly figures?: CallFactsTable | undefined;
}

/** A finished run in numbers. */
export interface FinishedRun {
  readonly leaderboard: Leaderboard;
  readonly cells: readonly CellFacts[];
  readonly judged: number;
  readonly failed: number;
}

/**
 * Reads all judgments from the stored replies, measures, and writes every file of the run but the manifest. What is
 * written depends on the plan and the replies alone, never on the order or the time in which they came; only `timing.json`
 * holds what a clock said.
 */
export async function finishRun(parts: FinishParts): Promise<FinishedRun> {
  const { run, paths, store, readings } = parts;
  const { plan, config } = run;
  const facts = plan.datasets.flatMap(({ id, instances }) =>
    factsOf(instances, run.datasets.get(id)?.instances ?? [], String(config.seed)),
  );
  const calls = parts.figures ?? new CallFactsTable();
  const { judgments, failed } = writeJudgments(parts, calls.ids);
  writeAtomically(paths.instances, jsonLines(facts));
  if (!calls.isWhole) await readCallFacts(store, calls);
  const cells = [...[...readings.values()].map((reading) => reading.facts), ...run.imported.map(factsOfCell)];
  const leaderboard = measureRun({
    run: plan.run,
    cells,
    excluded: plan.excluded,
    judgments,
    facts,
    callFacts: (id) => calls.get(id),
    callFactsAt: (call) => calls.at(call),
    seed: config.seed,
    resamples: config.resamples,
  });
  const timing = { schema: "reife/timing/1", cells: timingOf(judgments, (id) => calls.get(id)) };
  writeAtomically(paths.timing, [`${JSON.stringify(timing, undefined, 2)}\n`]);
  writeLeaderboard(paths, leaderboard);
  return { leaderboard, cells, judged: judgments.length, failed };
}

interface WrittenJudgments {
  readonly judgments: JudgmentTable;
  /** Those that this run has asked for and that failed. */
  readonly failed: number;
}

/** Writes the judgments one by one, and keeps them packed. */
function writeJudgments(parts: FinishParts, ids: IdTable): WrittenJudgments {
  const { run, paths } = parts;
  const judgments = new JudgmentTable(ids);
  let failed = 0;
  function* taken(): Generator<Judgment> {
    for (const judgment of parts.asked ?? judgmentsOf({ ...parts, plan: run.plan })) {
      judgments.add(judgment);
      if (judgment.outcome.kind === "failed") failed += 1;
      yield judgment;
    }
    // What failed elsewhere is in the imported judgments, and nothing that this run could mend.
    for (const judgment of run.imported.flatMap((cell) => cell.judgments)) {
      judgments.add(judgment);
      yield judgment;
    }
  }
  writeAtomically(paths.judgments, jsonLines(taken()));
  return { judgments, failed };
}

function factsOfCell({ facts }: ImportedCell): CellFacts {
  return facts;
}
