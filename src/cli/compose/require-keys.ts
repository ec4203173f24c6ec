import { cellKey } from "../../core/cell-key.js";
import { UsageError } from "../../core/errors.js";
import type { EvaluatorCard, HttpEvaluatorCard } from "../../core/evaluator-card.js";
import { keyNamesOf } from "../../core/key-names-of.js";
import { keysAtHand } from "../../core/keys-at-hand.js";
import { membersOf } from "../../core/members-of.js";
import type { ResultStore } from "../../core/result-store.js";
import type { EngineEvaluator } from "../../engine/engine-evaluator.js";
import { judgeTrial } from "../../engine/judge-trial.js";
import type { ResolvedCall } from "../../engine/resolve-call.js";
import { listTrials } from "../../plan/list-trials.js";
import { askedIn } from "./asked-in.js";
import type { CellReading } from "./cell-reading.js";
import { openStore } from "./open-store.js";
import type { PreparedRun } from "./prepare-run.js";
import type { Surroundings } from "./surroundings.js";

/** What the check looks at. */
export interface KeyCheck {
  readonly run: PreparedRun;
  /** Further run folders whose replies may be used. */
  readonly reuse: readonly string[];
  readonly evaluators: ReadonlyMap<string, EngineEvaluator>;
  readonly readings: ReadonlyMap<string, CellReading>;
  readonly surroundings: Surroundings;
}

/**
 * Stops a run before it starts, and before anything is written, where a judge that must be called has no key: nothing is
 * paid for a run that cannot end. So it is offline, where no judge may be called at all. A judge whose replies are all
 * stored needs neither key nor network.
 */
export async function requireKeys(check: KeyCheck): Promise<void> {
  const { run, reuse, surroundings } = check;
  const unkeyed = [...run.evaluators.values()].flatMap((card): Uncallable[] => {
    const name = missingKey(card, surroundings);
    if (surroundings.offline && isHttp(card)) return [{ id: card.id, name: undefined }];
    return name === undefined ? [] : [{ id: card.id, name }];
  });
  if (unkeyed.length === 0) return;
  const store = await openStore({ folder: run.out, reuse, cwd: surroundings.cwd, readOnly: true });
  try {
    const found = unkeyed.find(({ id }) => hasCallsToMake(id, store, check));
    if (found === undefined) return;
    const { id, name } = found;
    if (name === undefined) {
      throw new UsageError(`Cannot call ${id}: network calls are forbidden by --offline`, {
        hint: `Run without --offline, or leave ${id} out with --filter evaluator=..`,
      });
    }
    const way = wayAround(id, run);
    throw new UsageError(`Cannot call ${id}: the environment has no ${name}`, {
      hint: `Set ${name} in the environment or in .env, or ${way}`,
    });
  } finally {
    await store.close();
  }
}

/** What of a run to leave out so that an evaluator need not be called. */
function wayAround(id: string, run: PreparedRun): string {
  const panel = run.plan.cells.find(({ evaluator, protocol }) => {
    const named = run.protocols.get(protocol)?.info.evaluators ?? [];
    return evaluator !== id && !named.includes(id) && askedIn({ evaluator, protocol }, run).includes(id);
  });
  if (panel !== undefined) return `leave out ${panel.evaluator}, which asks it, with --filter evaluator=..`;
  return run.plan.cells.some((cell) => cell.evaluator === id)
    ? `leave ${id} out with --filter evaluator=..`
    : `leave out the protocols whose steps name ${id} with --filter protocol=..`;
}

/** A judge that cannot be called, and the variable that its key is missing from; undefined: the network is forbidden. */
interface Uncallable {
  readonly id: string;
  readonly name: string | undefined;
}

function isHttp(card: EvaluatorCard): card is HttpEvaluatorCard {
  return card.adapter === "openai" || card.adapter === "anthropic";
}

function missingKey(card: EvaluatorCard, { environment }: Surroundings): string | undefined {
  if (!isHttp(card)) return undefined;
  const names = keyNamesOf(card);
  return names.length > 0 && keysAtHand(card, environment).length === 0 ? names.join(" or ") : undefined;
}

function hasCallsToMake(
  evaluator: string,
  store: ResultStore,
  { run, evaluators, readings }: KeyCheck,
): boolean {
  for (const trial of listTrials(run.plan)) {
    const reading = readings.get(cellKey(trial.cell));
    if (reading === undefined || !askedIn(trial.cell, run).includes(evaluator)) continue;
    const progress = judgeTrial({
      trial,
      protocol: reading.protocol,
      evaluators,
      lookup: ({ id }) => {
        const record = store.find(id);
        return record === undefined ? undefined : { kind: "reply", reply: record.reply };
      },
    });
    if (progress.kind === "done") continue;
    if (trial.cell.evaluator === evaluator) return true;
    if (progress.calls.some((call) => call.evaluator === evaluator)) return true;
    if (isLaterStage(evaluator, progress.calls, run.evaluators.get(trial.cell.evaluator))) return true;
  }
  return false;
}

/** Whether an evaluator may be asked once a cascade's stage that these calls are of is not trusted. */
function isLaterStage(
  evaluator: string,
  calls: readonly ResolvedCall[],
  card: EvaluatorCard | undefined,
): boolean {
  if (card?.adapter !== "cascade") return false;
  const stages = membersOf(card);
  const reached = Math.max(...calls.map(({ ask }) => stages.indexOf(ask.juror ?? "")));
  return stages.indexOf(evaluator) > reached;
}
