import type { Cell } from "../../core/cell.js";
import type { IdTable } from "../../core/id-table.js";
import type { Instance } from "../../core/instance.js";
import { NumberList } from "../../core/number-list.js";
import type { Outcome } from "../../core/outcome.js";
import type { Plan } from "../../core/plan.js";
import type { Trial } from "../../core/trial.js";

/** How a trial ended. */
export interface TrialEnd {
  readonly outcome: Outcome;
  /** Ids of the calls that the outcome rests on, in the order in which they were asked. */
  readonly calls: readonly string[];
}

/**
 * How the trials of a plan ended, in whatever order they do, packed: some 20 bytes for each beside its calls' ids. What is known here
 * need not be read from the stored replies a second time.
 */
export class JudgedTrials {
  readonly #plan: Plan;
  readonly #ids: IdTable;
  /** The place of an instance in its dataset. */
  readonly #places: ReadonlyMap<Instance, number>;
  /** By cell and number of a trial in it: which row is its, counted from 1; 0: none. */
  readonly #rows = new Map<Cell, NumberList>();
  readonly #said = new NumberList("whole");
  /** The calls of all rows, one row's after the other's, and where each row's end. */
  readonly #calls = new NumberList("whole");
  readonly #ends = new NumberList("whole");
  readonly #outcomes: Outcome[] = [];
  /** Verdicts that say nothing beyond themselves are held once for all. */
  readonly #verdicts = new Map<string, number>();

  /** @param ids numbers of calls, which may hold others as well */
  constructor(plan: Plan, ids: IdTable) {
    this.#plan = plan;
    this.#ids = ids;
    this.#places = new Map(
      plan.datasets.flatMap(({ instances }) => Array.from(instances.entries(), swapped)),
    );
  }

  /** Takes in a trial's end. Trials are those that `listTrials` gives for the plan; the last end of one counts. */
  add(trial: Trial, { outcome, calls }: TrialEnd): void {
    for (const id of calls) this.#calls.push(this.#ids.add(id));
    this.#ends.push(this.#calls.length);
    this.#said.push(this.#numberOf(outcome));
    const rows = this.#rows.get(trial.cell) ?? new NumberList("whole");
    this.#rows.set(trial.cell, rows);
    rows.set(this.#placeOf(trial), this.#said.length);
  }

  /** Undefined where the trial has not ended. */
  get(trial: Trial): TrialEnd | undefined {
    const rows = this.#rows.get(trial.cell);
    const place = this.#placeOf(trial);
    const row = rows === undefined || place >= rows.length ? -1 : rows.at(place) - 1;
    const outcome = row === -1 ? undefined : this.#outcomes[this.#said.at(row)];
    if (outcome === undefined) return undefined;
    const numbers = this.#calls.slice(row === 0 ? 0 : this.#ends.at(row - 1), this.#ends.at(row));
    return { outcome, calls: Array.from(numbers, (number) => this.#ids.at(number)) };
  }

  /** Which trial of its cell it is. */
  #placeOf({ instance, presentation, repeat }: Trial): number {
    const { presentations, repeats } = this.#plan;
    const place = this.#places.get(instance);
    if (place === undefined) throw new RangeError(`Instance ${instance.id} is not part of the plan`);
    return (place * repeats + repeat) * presentations.length + presentations.indexOf(presentation);
  }

  #numberOf(outcome: Outcome): number {
    if (outcome.kind !== "verdict" || Object.keys(outcome).length > 2)
      return this.#outcomes.push(outcome) - 1;
    const known = this.#verdicts.get(outcome.verdict);
    if (known !== undefined) return known;
    const number = this.#outcomes.push(outcome) - 1;
    this.#verdicts.set(outcome.verdict, number);
    return number;
  }
}

function swapped<A, B>([first, second]: readonly [A, B]): [B, A] {
  return [second, first];
}
