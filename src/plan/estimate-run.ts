import type { Ask } from "../core/ask.js";
import { callId } from "../core/call-id.js";
import { callKey } from "../core/call-key.js";
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
  /** The reply that the run folder already holds for a call, if it does. Absent: it holds none, and calls need no id. */
  readonly stored?: ((id: string) => ChatReply | undefined) | undefined;
  /**
   * Evaluators that will ask the same number of calls of the same size at the same price: only the first one's trials are
   * walked, and the others' estimates are copies. See `alikeEvaluators`.
   */
  readonly alike?: ReadonlyMap<string, readonly string[]> | undefined;
  /** Told of every call as often as it is met; only where replies are looked for. */
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
}

/** Both scenarios in one walk; a protocol that asks alike in both is asked once for the two. */
function countScenarios(parts: EstimateParts): { readonly low: Scenarios; readonly high: Scenarios } {
  const numberOf = numbering();
  const low: Scenarios = { total: new CallTally(), cells: new Map(), evaluators: new Map() };
  const high: Scenarios = { total: new CallTally(), cells: new Map(), evaluators: new Map() };
  const walks = new Map<Cell, readonly Walk[]>();
  for (const trial of parts.trials()) {
    const known = walks.get(trial.cell);
    const own = known ?? walksOf(trial.cell, { low, high, numberOf }, parts);
    if (known === undefined) walks.set(trial.cell, own);
    for (const walk of own) countTrial(trial, walk, parts);
  }
  return { low, high };
}

/** What every trial of a cell is walked with, in one scenario or in both. */
interface Walk {
  readonly protocol: Protocol;
  readonly scenario: Scenario;
  /** How many judges it is walked for. */
  readonly judges: number;
  /** What it counts in. */
  readonly into: readonly (Scenarios & { readonly cell: CallTally })[];
  /** The number of a call: a set of numbers takes a fraction of the time of a set of ids. */
  readonly numberOf: (id: string) => number;
}

interface WalkParts {
  readonly low: Scenarios;
  readonly high: Scenarios;
  readonly numberOf: Walk["numberOf"];
}

function walksOf(cell: Cell, { low, high, numberOf }: WalkParts, parts: EstimateParts): readonly Walk[] {
  const members = membersOf(cell.evaluator, parts);
  const protocol = parts.protocolOf(cell);
  // Another evaluator stands for it.
  const isCopied = [...(parts.alike?.values() ?? [])].some((all) => all.indexOf(cell.evaluator) > 0);
  if (isCopied || protocol === undefined) return [];
  const walk = (scenario: Scenario, scenarios: readonly Scenarios[]): Walk => {
    const into = scenarios.map((each) => ({ ...each, cell: tallyOf(each.cells, cellKey(cell), cell) }));
    return { protocol, scenario, judges: members.length, into, numberOf };
  };
  const { asksAlike, evaluators = [] } = protocol.info;
  return asksAlike === true && evaluators.length === 0
    ? [walk("agreeing", [low, high])]
    : [walk("agreeing", [low]), walk("contradicting", [high])];
}

function countTrial(trial: Trial, walk: Walk, parts: EstimateParts): void {
  const { protocol, scenario } = walk;
  const walked = { trial, task: taskOf(trial), ...walk };
  const turnOf = turns();
  askedOf(protocol, walked.task, (ask) => {
    const id = idOf(ask, walked, parts);
    const stored = id === undefined ? undefined : parts.stored?.(id);
    if (id !== undefined) count({ id, isStored: stored !== undefined, ask }, walked, parts);
    if (stored !== undefined) return stored;
    // A judge that agrees with itself says the same in every turn.
    const turn = scenario === "agreeing" ? 0 : turnOf(ask);
    return standInReply(ask, scenario, { turn, author: authorOf(ask, trial, scenario) });
  });
}

interface WalkedTrial extends Walk {
  readonly trial: Trial;
  readonly task: JudgingTask;
}

/**
 * Whose text a stand-in is, where that is another evaluator's than the judge's: it may write what the judge would have
 * written, and a prompt made of it is then asked once; at most, it writes something else.
 */
function authorOf({ evaluator, juror }: Ask, { cell }: Trial, scenario: Scenario): string | undefined {
  return scenario === "agreeing" || evaluator === (juror ?? cell.evaluator) ? undefined : evaluator;
}

/** What tells a call apart: its id, where replies are looked for by it. */
function idOf(
  ask: Ask,
  { trial: { cell }, task }: WalkedTrial,
  { evaluators, stored }: EstimateParts,
): string | undefined {
  const evaluator = evaluators.get(ask.evaluator ?? cell.evaluator);
  if (evaluator === undefined) return undefined;
  const protocol = evaluator.replayed === true ? (ask.protocol ?? cell.protocol) : undefined;
  const identity = {
    evaluatorFingerprint: evaluator.fingerprint,
    task,
    ask,
    sampling: overlaySampling(evaluator.sampling, ask.sampling),
    protocol,
    salt: protocol === undefined ? undefined : evaluator.salt?.(task, protocol),
  };
  return stored === undefined ? callKey(identity) : callId(identity);
}

interface CountedAsk {
  readonly id: string;
  readonly isStored: boolean;
  readonly ask: Ask;
}

function count({ id, isStored, ask }: CountedAsk, walked: WalkedTrial, parts: EstimateParts): void {
  const { trial, scenario, judges, into, numberOf } = walked;
  const evaluator = ask.evaluator ?? trial.cell.evaluator;
  const price = parts.evaluators.get(evaluator)?.price;
  const foreseen = once(() => estimateTokens(ask));
  if (parts.onCall !== undefined) {
    const both = into.length > 1;
    const met = { low: both || scenario === "agreeing", high: both || scenario === "contradicting" };
    parts.onCall({ id, isStored, price, ...foreseen(), evaluator, trial, met });
  }
  // A judge's own calls are made anew by each that it stands for; those of a step's evaluator are shared by them all.
  const own = evaluator === trial.cell.evaluator;
  const counted = { number: numberOf(id), isStored, price, foreseen };
  for (const { total, cell, evaluators } of into) {
    total.add(counted, { asks: judges, calls: own ? judges : 1 });
    cell.add(counted, single);
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
