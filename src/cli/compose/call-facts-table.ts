import type { CallRecord } from "../../core/call-record.js";
import { IdTable } from "../../core/id-table.js";
import { NumberList } from "../../core/number-list.js";
import type { CallFacts } from "../../metrics/call-totals.js";

/** What measuring and timing need of a stored call. */
export interface StoredCallFacts extends CallFacts {
  readonly evaluator: string;
  /** Undefined for a call made in a batch. */
  readonly latencyMs: number | undefined;
  readonly attempts: number;
}

const figures = ["input", "output", "reasoning", "costUsd", "latencyMs", "attempts", "cached"] as const;

/** The figures of calls by their ids, in typed arrays: a million of them take some 90 MB. */
export class CallFactsTable {
  /** Numbers of ids, which may hold others as well. */
  readonly ids: IdTable;
  /** By the number of a call's id: which of the figures are its, counted from 1; 0: none. */
  readonly #rows = new NumberList("whole");
  /** The figures of one call after the other's; NaN for those that it has not. */
  readonly #figures = new NumberList("real");
  readonly #evaluators = new NumberList("whole");
  readonly #names: string[] = [];

  constructor(ids: IdTable = new IdTable()) {
    this.ids = ids;
  }

  /** Takes in a call; the first of two with one id counts. */
  add(id: string, facts: StoredCallFacts): void {
    const number = this.ids.add(id);
    if (this.#rowOf(number) !== undefined) return;
    this.#rows.set(number, this.#evaluators.length + 1);
    for (const figure of figures) this.#figures.push(facts[figure] ?? Number.NaN);
    let name = this.#names.lastIndexOf(facts.evaluator);
    if (name === -1) name = this.#names.push(facts.evaluator) - 1;
    this.#evaluators.push(name);
  }

  /** Takes in what a stored record says. */
  addRecord({ id, evaluatorId, reply, costUsd, latencyMs, attempts }: CallRecord): void {
    const { usage } = reply;
    this.add(id, {
      input: usage?.input,
      output: usage?.output,
      reasoning: usage === undefined ? undefined : (usage.reasoning ?? 0),
      cached: usage?.cacheRead,
      costUsd,
      evaluator: evaluatorId,
      latencyMs,
      attempts,
    });
  }

  /** Whether every call that has a number has its figures here. */
  get isWhole(): boolean {
    return this.#evaluators.length === this.ids.size;
  }

  get(id: string): StoredCallFacts | undefined {
    const number = this.ids.find(id);
    return number === undefined ? undefined : this.at(number);
  }

  /** As `get`, by the number of the id. */
  at(number: number): StoredCallFacts | undefined {
    const row = this.#rowOf(number);
    if (row === undefined) return undefined;
    const figure = (place: number): number | undefined => {
      const value = this.#figures.at(row * figures.length + place);
      return Number.isNaN(value) ? undefined : value;
    };
    return {
      input: figure(0),
      output: figure(1),
      reasoning: figure(2),
      costUsd: figure(3),
      latencyMs: figure(4),
      attempts: figure(5) ?? 1,
      cached: figure(6),
      evaluator: this.#names[this.#evaluators.at(row)] ?? "",
    };
  }

  #rowOf(number: number): number | undefined {
    const row = number < this.#rows.length ? this.#rows.at(number) : 0;
    return row === 0 ? undefined : row - 1;
  }
}
