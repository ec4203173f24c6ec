import type { Ask } from "../core/ask.js";
import { callId } from "../core/call-id.js";
import { cellKey } from "../core/cell-key.js";
import type { Cell } from "../core/cell.js";
import type { ChatReply } from "../core/chat-reply.js";
import type { Price } from "../core/evaluator-card.js";
import type { JudgingTask } from "../core/judging-task.js";
import { overlaySampling } from "../core/overlay-sampling.js";
import type { Protocol } from "../core/protocol.js";
import type { Sampling } from "../core/sampling.js";
import { taskOf } from "../core/task-of.js";
import type { Trial } from "../core/trial.js";
import { askedOf } from "./asked-of.js";
import { callEstimate, type CallEstimate } from "./call-estimate.js";
import { CallTally } from "./call-tally.js";
import { estimateTokens } from "./estimate-tokens.js";
import type { PlannedCall } from "./pilot-tally.js";
import { standInReply, type Scenario } from "./stand-in-reply.js";
import { turns } from "./turns.js";

/** What estimating needs to know of an evaluator. */
export interface EstimateEvaluator {
  readonly fingerprint: string;
  readonly sampling: Sampling;
  readonly price?: Price | undefined;
  /** True for judges without a provider: they share no call between protocols. */
  readonly replayed?: boolean | undefined;
  /** As in `callId`: what the replies of such judges rest on beside the question. */
  readonly salt?: ((task: JudgingTask, protocol: string) => string | undefined) | undefined;
}

/** What `estimateRun` works on. */
export interface EstimateParts {
  /** Called twice; gives the same trials each time. */
  readonly trials: () => Iterable<Trial>;
  readonly evaluators: ReadonlyMap<string, EstimateEvaluator>;
  /** The protocol that judges a cell; undefined where it is not planned for. */
  readonly protocolOf: (cell: Cell) => Protocol | undefined;
  /** The reply that the run folder already holds for a call, if it does. */
  readonly stored: (id: string) => ChatReply | undefined;
  /**
   * Evaluators that will ask the same number of calls of the same size at the same price: only the first one's trials are
   * walked, and the others' estimates are copies. See `alikeEvaluators`.
   */
  readonly alike?: ReadonlyMap<string, readonly string[]> | undefined;
  /** Told of every call as often as it is met. */
  readonly onCall?: ((call: PlannedCall) => void) | undefined;
}

/** The estimate of each cell (by `cellKey`), of each evaluator, and of the run. */
export interface RunEstimate {
  readonly total: CallEstimate;
  readonly cells: ReadonlyMap<string, CallEstimate>;
  readonly evaluators: ReadonlyMap<string, CallEstimate>;
}

/**
 * Counts what a run will ask, without asking: every trial's protocol is run over stand-in replies, once as if the judge
 * always agreed with itself and once as if it never did, because some protocols ask more of a judge that contradicts
 * itself, cascades ask further judges, and evaluators that write texts for others may or may not write the same; replies that the run folder holds stand for themselves. The count is exact (low =
 * high) for others. What follows from a reply that nobody can read is not planned for.
 */
export function estimateRun(parts: EstimateParts): RunEstimate {
  const { low, high } = countScenarios(parts);
  const merge = (key: string, kind: "cells" | "evaluators"): CallEstimate =>
    callEstimate(low[kind].get(key) ?? new CallTally(), high[kind].get(key) ?? new CallTally());
  const evaluators = [...high.evaluators.keys()].flatMap((id) =>
    membersOf(id, parts).map((member) => [member, merge(id, "evaluators")] as const),
  );
  const cells = [...high.cells].flatMap(([key, { cell }]) =>
    membersOf(cell?.evaluator ?? "", parts).map(
      (evaluator) =>
        [cell === undefined ? key : cellKey({ ...cell, evaluator }), merge(key, "cells")] as const,
    ),
  );
  return {
    total: callEstimate(low.total, high.total),
    cells: new Map(cells),
    evaluators: new Map(evaluators),
  };
}

/** The evaluators that one stands for, itself first. */
function membersOf(evaluator: string, { alike }: EstimateParts): readonly string[] {
  return alike?.get(evaluator) ?? [evaluator];
}

interface Scenarios {
  readonly total: CallTally;
  readonly cells: Map<string, CallTally>;
  readonly evaluators: Map<string, CallTally>;
  /** The number of a call: a set of numbers takes a fraction of the time of a set of ids. */
  readonly numberOf: (id: string) => number;
}

/** Both scenarios in one walk; a protocol that asks alike in both is asked once for the two. */
function countScenarios(parts: EstimateParts): { readonly low: Scenarios; readonly high: Scenarios } {
  const numberOf = numbering();
  const low: Scenarios = { total: new CallTally(), cells: new Map(), evaluators: new Map(), numberOf };
  const high: Scenarios = { total: new CallTally(), cells: new Map(), evaluators: new Map(), numberOf };
  const copied = new Set(
    [...(parts.alike ?? [])].flatMap(([first, all]) => all.filter((id) => id !== first)),
  );
  for (const trial of parts.trials()) {
    if (copied.has(trial.cell.evaluator)) continue;
    const protocol = parts.protocolOf(trial.cell);
    if (protocol === undefined) continue;
    const { asksAlike, evaluators = [] } = protocol.info;
    if (asksAlike === true && evaluators.length === 0) {
      countTrial({ trial, protocol, scenario: "agreeing" }, parts, [low, high]);
    } else {
      countTrial({ trial, protocol, scenario: "agreeing" }, parts, [low]);
      countTrial({ trial, protocol, scenario: "contradicting" }, parts, [high]);
    }
  }
  return { low, high };
}

interface WalkedTrial {
  readonly trial: Trial;
  readonly protocol: Protocol;
  readonly scenario: Scenario;
}

function countTrial(
  { trial, protocol, scenario }: WalkedTrial,
  parts: EstimateParts,
  into: readonly Scenarios[],
): void {
  const turnOf = turns();
  askedOf(protocol, taskOf(trial), (ask) => {
    const id = idOf(ask, trial, parts);
    const stored = id === undefined ? undefined : parts.stored(id);
    if (id !== undefined) count({ id, isStored: stored !== undefined, ask, trial, scenario }, parts, into);
    return (
      stored ?? standInReply(ask, scenario, { turn: turnOf(ask), author: authorOf(ask, trial, scenario) })
    );
  });
}

/**
 * Whose text a stand-in is, where that is another evaluator's than the judge's: it may write what the judge would have
 * written, and a prompt made of it is then asked once; at most, it writes something else.
 */
function authorOf({ evaluator, juror }: Ask, { cell }: Trial, scenario: Scenario): string | undefined {
  return scenario === "agreeing" || evaluator === (juror ?? cell.evaluator) ? undefined : evaluator;
}

function idOf(ask: Ask, trial: Trial, { evaluators }: EstimateParts): string | undefined {
  const evaluator = evaluators.get(ask.evaluator ?? trial.cell.evaluator);
  if (evaluator === undefined) return undefined;
  const task = taskOf(trial);
  const protocol = evaluator.replayed === true ? (ask.protocol ?? trial.cell.protocol) : undefined;
  return callId({
    evaluatorFingerprint: evaluator.fingerprint,
    task,
    ask,
    sampling: overlaySampling(evaluator.sampling, ask.sampling),
    protocol,
    salt: protocol === undefined ? undefined : evaluator.salt?.(task, protocol),
  });
}

interface CountedAsk {
  readonly id: string;
  readonly isStored: boolean;
  readonly ask: Ask;
  readonly trial: Trial;
  readonly scenario: Scenario;
}

function count(
  { id, isStored, ask, trial, scenario }: CountedAsk,
  parts: EstimateParts,
  into: readonly Scenarios[],
): void {
  const { cell } = trial;
  const evaluator = ask.evaluator ?? cell.evaluator;
  const price = parts.evaluators.get(evaluator)?.price;
  const foreseen = once(() => estimateTokens(ask));
  if (parts.onCall !== undefined) {
    const both = into.length > 1;
    const met = { low: both || scenario === "agreeing", high: both || scenario === "contradicting" };
    parts.onCall({ id, isStored, price, ...foreseen(), evaluator, trial, met });
  }
  const judges = membersOf(cell.evaluator, parts).length;
  // A judge's own calls are made anew by each that it stands for; those of a step's evaluator are shared by them all.
  const own = evaluator === cell.evaluator;
  const key = cellKey(cell);
  for (const { total, cells, evaluators, numberOf } of into) {
    const counted = { number: numberOf(id), isStored, price, foreseen };
    total.add(counted, { asks: judges, calls: own ? judges : 1 });
    tallyOf(cells, key, cell).add(counted, single);
    tallyOf(evaluators, evaluator).add(counted, own ? single : { asks: judges, calls: 1 });
  }
}

const single = { asks: 1, calls: 1 };

/** Most asks are met again, and nobody wants to know how long they are. */
function once<T>(compute: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= compute());
}

/** Numbers for ids, from 0, in the order in which they are met. */
function numbering(): (id: string) => number {
  const numbers = new Map<string, number>();
  return (id) => {
    const known = numbers.get(id);
    if (known !== undefined) return known;
    numbers.set(id, numbers.size);
    return numbers.size - 1;
  };
}

function tallyOf(tallies: Map<string, CallTally>, key: string, cell?: Cell): CallTally {
  const known = tallies.get(key);
  if (known !== undefined) return known;
  const created = new CallTally(cell);
  tallies.set(key, created);
  return created;
}
