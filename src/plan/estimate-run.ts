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
import { estimateTokens, type TokenRange } from "./estimate-tokens.js";
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

/** A quantity known only within bounds; both are equal where it is known. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** What a cell, or a whole run, will ask for. */
export interface CallEstimate {
  /** Distinct calls, shared ones counted once. */
  readonly calls: Range;
  /** Of them, those that the run folder already holds. */
  readonly stored: Range;
  /** Asks before sharing: what the same matrix would cost if every trial asked for itself. */
  readonly asks: Range;
  readonly tokens: { readonly input: Range; readonly output: Range };
  /** Of the calls still to be made; undefined where an evaluator that must be called has no price. */
  readonly costUsd: Range | undefined;
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
    toEstimate(low[kind].get(key) ?? newTally(), high[kind].get(key) ?? newTally());
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
    total: toEstimate(low.total, high.total),
    cells: new Map(cells),
    evaluators: new Map(evaluators),
  };
}

/** The evaluators that one stands for, itself first. */
function membersOf(evaluator: string, { alike }: EstimateParts): readonly string[] {
  return alike?.get(evaluator) ?? [evaluator];
}

interface Tally {
  /** The cell that is tallied, if it is one. */
  readonly cell: Cell | undefined;
  readonly seen: Set<string>;
  calls: number;
  asks: number;
  stored: number;
  input: TokenRange;
  output: TokenRange;
  cost: TokenRange | undefined;
}

interface Scenarios {
  readonly total: Tally;
  readonly cells: Map<string, Tally>;
  readonly evaluators: Map<string, Tally>;
}

/** Both scenarios in one walk; a protocol that asks alike in both is asked once for the two. */
function countScenarios(parts: EstimateParts): { readonly low: Scenarios; readonly high: Scenarios } {
  const low: Scenarios = { total: newTally(), cells: new Map(), evaluators: new Map() };
  const high: Scenarios = { total: newTally(), cells: new Map(), evaluators: new Map() };
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
  const counted = { id, isStored, price, ...estimateTokens(ask) };
  const both = into.length > 1;
  const met = { low: both || scenario === "agreeing", high: both || scenario === "contradicting" };
  parts.onCall?.({ ...counted, evaluator, trial, met });
  const judges = membersOf(cell.evaluator, parts).length;
  // A judge's own calls are made anew by each that it stands for; those of a step's evaluator are shared by them all.
  const own = evaluator === cell.evaluator;
  const key = cellKey(cell);
  for (const { total, cells, evaluators } of into) {
    add(total, counted, { asks: judges, calls: own ? judges : 1 });
    add(tallyOf(cells, key, cell), counted, once);
    add(tallyOf(evaluators, evaluator), counted, own ? once : { asks: judges, calls: 1 });
  }
}

interface Count {
  readonly id: string;
  readonly isStored: boolean;
  readonly price: Price | undefined;
  readonly input: TokenRange;
  readonly output: TokenRange;
}

/** How often an ask, and the call behind it, count. */
interface Times {
  readonly asks: number;
  readonly calls: number;
}

const once: Times = { asks: 1, calls: 1 };

function add(tally: Tally, count: Count, times: Times): void {
  tally.asks += times.asks;
  if (tally.seen.has(count.id)) return;
  tally.seen.add(count.id);
  tally.calls += times.calls;
  if (count.isStored) {
    tally.stored += times.calls;
    return;
  }
  tally.input = sum(tally.input, count.input, times.calls);
  tally.output = sum(tally.output, count.output, times.calls);
  if (count.price === undefined) tally.cost = undefined;
  if (count.price === undefined || tally.cost === undefined) return;
  const perToken = 1e-6 * times.calls;
  tally.cost = sum(tally.cost, count.input, count.price.input * perToken);
  tally.cost = sum(tally.cost, count.output, count.price.output * perToken);
}

function sum(total: TokenRange, more: TokenRange, factor: number): TokenRange {
  return { low: total.low + more.low * factor, high: total.high + more.high * factor };
}

function newTally(cell?: Cell): Tally {
  const zero = { low: 0, high: 0 };
  return { cell, seen: new Set(), calls: 0, asks: 0, stored: 0, input: zero, output: zero, cost: zero };
}

function tallyOf(tallies: Map<string, Tally>, key: string, cell?: Cell): Tally {
  const known = tallies.get(key);
  if (known !== undefined) return known;
  const created = newTally(cell);
  tallies.set(key, created);
  return created;
}

function toEstimate(low: Tally, high: Tally): CallEstimate {
  const cost = low.cost === undefined || high.cost === undefined ? undefined : span(low.cost, high.cost);
  return {
    calls: span(low.calls, high.calls),
    stored: span(low.stored, high.stored),
    asks: span(low.asks, high.asks),
    tokens: { input: span(low.input, high.input), output: span(low.output, high.output) },
    costUsd: cost,
  };
}

function span(a: number | TokenRange, b: number | TokenRange): Range {
  const lows = [a, b].map((end) => (typeof end === "number" ? end : end.low));
  const highs = [a, b].map((end) => (typeof end === "number" ? end : end.high));
  return { low: Math.min(...lows), high: Math.max(...highs) };
}
