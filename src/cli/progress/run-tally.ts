import { cellKey } from "../../core/cell-key.js";
import type { Cell } from "../../core/cell.js";
import type { EngineEvent } from "../../core/engine.js";
import type { ModelFailure } from "../../core/model-failure.js";
import type { EvaluatorStatus, RunStatus, StatusFigures } from "../../core/run-status.js";
import { RateMeter } from "./rate-meter.js";

/** What a go at a run is tallied against. */
export interface RunTallyOptions {
  readonly run: string;
  readonly pid: number;
  /** The cells with how many trials each has. */
  readonly cells: readonly { readonly cell: Cell; readonly trials: number }[];
  readonly clock: {
    /** Milliseconds since 1970. */
    now(): number;
    /** Milliseconds, never going back. */
    monotonic(): number;
  };
}

type Counts = Partial<Record<ModelFailure, number>>;

/** Counts what an engine tells, and says where the run stands. */
export class RunTally {
  readonly #options: RunTallyOptions;
  readonly #began: number;
  readonly #start: string;
  readonly #all: Part;
  readonly #parts = new Map<string, Part>();
  /** Trials that each cell still waits for. */
  readonly #left: Map<string, number>;
  readonly #failures: Counts = {};
  #cellsDone = 0;
  #batches: RunStatus["batches"];

  constructor(options: RunTallyOptions) {
    this.#options = options;
    this.#began = options.clock.monotonic();
    this.#start = new Date(options.clock.now()).toISOString();
    this.#all = new Part(this.#began);
    this.#left = new Map(options.cells.map(({ cell, trials }) => [cellKey(cell), trials]));
    for (const { cell, trials } of options.cells) {
      this.#partOf(cell.evaluator).total += trials;
      this.#all.total += trials;
    }
  }

  count(event: EngineEvent): void {
    const now = this.#options.clock.monotonic();
    switch (event.kind) {
      case "trial":
        this.#countTrial(event, now);
        return;
      case "call":
        for (const part of [this.#all, this.#partOf(event.evaluator)]) part.call(event, now);
        return;
      case "lost":
        for (const part of [this.#all, this.#partOf(event.evaluator)]) part.costUsd += event.costUsd ?? 0;
        return;
      case "retry":
        for (const part of [this.#all, this.#partOf(event.evaluator)]) add(part.retries, event.failure);
        return;
      case "batches": {
        const { open, calls, done, failed, since } = event;
        this.#batches = { open, calls, done, failed, since };
        return;
      }
      case "evaluator-aborted":
        this.#partOf(event.evaluator).stopped = event.message;
        return;
      case "key-set-aside":
      case "bound-exceeded":
      case "evaluator-live":
      case "stopped":
        return;
    }
  }

  status(): RunStatus {
    const { run, pid, clock } = this.#options;
    const now = clock.monotonic();
    const evaluators = [...this.#parts].map(([evaluator, part]) => this.#evaluator(evaluator, part, now));
    const toCome = evaluators.flatMap(({ costToComeUsd }) => costToComeUsd ?? []);
    return {
      schema: "reife/status/1",
      run,
      pid,
      start: this.#start,
      at: new Date(clock.now()).toISOString(),
      elapsedSeconds: (now - this.#began) / 1000,
      cells: { total: this.#options.cells.length, done: this.#cellsDone },
      ...this.#all.figures(now),
      // Evaluators work side by side: the slowest says when all is done, and each has its own price.
      costToComeUsd: toCome.length === 0 ? undefined : toCome.reduce((sum, usd) => sum + usd, 0),
      secondsLeft: longestWait(evaluators),
      failures: { ...this.#failures },
      ...(this.#batches === undefined ? {} : { batches: this.#batches }),
      evaluators,
    };
  }

  #evaluator(evaluator: string, part: Part, now: number): EvaluatorStatus {
    const figures = part.figures(now);
    // Who only writes for other judges has no trials of its own: it goes on as they do.
    const costToComeUsd = part.total === 0 ? part.costUsd * this.#all.left() : figures.costToComeUsd;
    const { stopped } = part;
    return { evaluator, ...figures, costToComeUsd, ...(stopped === undefined ? {} : { stopped }) };
  }

  #countTrial({ trial, outcome }: Extract<EngineEvent, { kind: "trial" }>, now: number): void {
    for (const part of [this.#all, this.#partOf(trial.cell.evaluator)]) part.trial(outcome.kind, now);
    if (outcome.kind === "failed") add(this.#failures, outcome.failure);
    const key = cellKey(trial.cell);
    const left = (this.#left.get(key) ?? 0) - 1;
    this.#left.set(key, left);
    if (left === 0) this.#cellsDone += 1;
  }

  #partOf(evaluator: string): Part {
    const known = this.#parts.get(evaluator);
    if (known !== undefined) return known;
    const part = new Part(this.#began);
    this.#parts.set(evaluator, part);
    return part;
  }
}

/** The tally of one evaluator, or of all. */
class Part {
  total = 0;
  costUsd = 0;
  stopped: string | undefined;
  readonly retries: Counts = {};
  readonly #calls: RateMeter;
  readonly #trials: RateMeter;
  #called = 0;
  #input = 0;
  #cacheRead = 0;
  #done = 0;
  #unparsed = 0;
  #failed = 0;
  /** Trials that ended after the first new call: those before rested on what was stored. */
  #paid = 0;

  constructor(start: number) {
    this.#calls = new RateMeter(start);
    this.#trials = new RateMeter(start);
  }

  trial(outcome: string, now: number): void {
    this.#done += 1;
    if (outcome === "unparsed") this.#unparsed += 1;
    if (outcome === "failed") this.#failed += 1;
    if (this.#called > 0) this.#paid += 1;
    this.#trials.add(now);
  }

  call({ costUsd = 0, usage }: Extract<EngineEvent, { kind: "call" }>, now: number): void {
    this.#called += 1;
    this.costUsd += costUsd;
    this.#input += usage?.input ?? 0;
    this.#cacheRead += usage?.cacheRead ?? 0;
    this.#calls.add(now);
  }

  /** Trials that are left for each that this go has paid for; 0 before there is one. */
  left(): number {
    return this.#paid === 0 ? 0 : (this.total - this.#done) / this.#paid;
  }

  figures(now: number): StatusFigures {
    const left = this.total - this.#done;
    const pace = this.#trials.perSecond(now);
    return {
      trials: { total: this.total, done: this.#done, unparsed: this.#unparsed, failed: this.#failed },
      calls: this.#called,
      callsPerSecond: this.#calls.perSecond(now),
      costUsd: this.costUsd,
      costToComeUsd: this.#paid === 0 ? undefined : this.costUsd * this.left(),
      ...(this.#cacheRead === 0 ? {} : { cache: { input: this.#input, read: this.#cacheRead } }),
      secondsLeft: left > 0 && pace > 0 ? left / pace : undefined,
      retries: { ...this.retries },
    };
  }
}

/** Undefined where one that has trials left has not moved of late: nobody knows when it will. */
function longestWait(evaluators: readonly EvaluatorStatus[]): number | undefined {
  const waits = evaluators
    .filter(({ trials }) => trials.done < trials.total)
    .map(({ secondsLeft }) => secondsLeft ?? Infinity);
  const longest = Math.max(0, ...waits);
  return longest > 0 && longest < Infinity ? longest : undefined;
}

function add(counts: Counts, failure: ModelFailure): void {
  counts[failure] = (counts[failure] ?? 0) + 1;
}
