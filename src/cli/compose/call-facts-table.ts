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

const figures = ["input", "output", "reasoning", "costUsd", "latencyMs", "attempts"] as const;

/** The figures of calls by their ids, in typed arrays: a million of them take some 90 MB. */
export class CallFactsTable {
  readonly #ids = new IdTable();
  /** The figures of one call after the other's; NaN for those that it has not. */
  readonly #figures = new NumberList("real");
  readonly #evaluators = new NumberList("whole");
  readonly #names: string[] = [];

  /** Takes in a call; the first of two with one id counts. */
  add(id: string, facts: StoredCallFacts): void {
    if (this.#ids.add(id) < this.#evaluators.length) return;
    for (const figure of figures) this.#figures.push(facts[figure] ?? Number.NaN);
    let name = this.#names.lastIndexOf(facts.evaluator);
    if (name === -1) name = this.#names.push(facts.evaluator) - 1;
    this.#evaluators.push(name);
  }

  get(id: string): StoredCallFacts | undefined {
    const number = this.#ids.find(id);
    if (number === undefined) return undefined;
    const figure = (place: number): number | undefined => {
      const value = this.#figures.at(number * figures.length + place);
      return Number.isNaN(value) ? undefined : value;
    };
    return {
      input: figure(0),
      output: figure(1),
      reasoning: figure(2),
      costUsd: figure(3),
      latencyMs: figure(4),
      attempts: figure(5) ?? 1,
      evaluator: this.#names[this.#evaluators.at(number)] ?? "",
    };
  }
}
