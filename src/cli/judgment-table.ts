import { cellKey } from "../core/cell-key.js";
import { IdTable } from "../core/id-table.js";
import type { JudgedTrial } from "../core/judged-trial.js";
import type { Judgment } from "../core/judgment.js";
import type { VerdictOutcome } from "../core/outcome.js";
import { NumberList } from "../core/number-list.js";

/** What a judgment says, beside which trial it is of and what it rests on. */
interface Said {
  readonly said: Pick<Judgment, "outcome" | "preference" | "picked" | "scores" | "confidence">;
  readonly own: Pick<Judgment, "ownOutcome">;
  /** Its outcome and preference, where it says nothing else. */
  readonly plain: Required<Pick<Judgment, "outcome" | "preference">> | undefined;
}

type Shown = Pick<Judgment, "presentation" | "repeat">;

/** One cell's judgments, a number or two for each. */
interface CellRows {
  /** Which of the cells it is, from 0. */
  readonly number: number;
  readonly cell: Pick<Judgment, "evaluator" | "protocol" | "dataset">;
  readonly instances: NumberList;
  /** Presentation and repeat. */
  readonly shown: NumberList;
  readonly said: NumberList;
  /** The calls of all rows, one row's after the other's, and where each row's end. */
  readonly calls: NumberList;
  readonly ends: NumberList;
}

/**
 * Judgments by cell, in the order in which they came, packed: a million of them take some 60 MB, where a million objects take ten times
 * that. One cell's are unpacked at a time.
 */
export class JudgmentTable implements Iterable<Judgment> {
  readonly #cells = new Map<string, CellRows>();
  /** Of which cell each judgment is, in the order in which they came. */
  readonly #order = new NumberList("whole");
  readonly #instances = new Map<string, number>();
  readonly #instanceIds: string[] = [];
  /** By presentation, then repeat. */
  readonly #shown = new Map<string, number[]>();
  readonly #shownAs: Shown[] = [];
  readonly #calls: IdTable;
  /** A verdict that says nothing beyond itself is held once for all. */
  readonly #verdicts = new Map<string, number>();
  readonly #said: Said[] = [];
  #last: CellRows | undefined;
  /** In which round of telling calls apart each was last met, and how many rounds there were. */
  #metIn = new Uint32Array(0);
  #rounds = 0;

  /** @param calls numbers of calls: those of `callFacts` by number, where both hold one */
  constructor(calls: IdTable = new IdTable()) {
    this.#calls = calls;
  }

  /** The judgments as a table: themselves, where they are one. */
  static of(judgments: Iterable<Judgment>, calls?: IdTable): JudgmentTable {
    if (judgments instanceof JudgmentTable) return judgments;
    const table = new JudgmentTable(calls);
    for (const judgment of judgments) table.add(judgment);
    return table;
  }

  get length(): number {
    return this.#order.length;
  }

  add(judgment: Judgment): void {
    const rows = this.#rowsOf(judgment);
    this.#order.push(rows.number);
    const { instance, presentation, repeat } = judgment;
    rows.instances.push(numberOf(this.#instances, instance, () => this.#instanceIds.push(instance)));
    rows.shown.push(this.#shownIn(presentation, repeat));
    rows.said.push(this.#saidIn(judgment));
    for (const id of judgment.calls) rows.calls.push(this.#calls.add(id));
    rows.ends.push(rows.calls.length);
  }

  /** The keys of the cells, by `cellKey`, in the order in which they first occur. */
  keys(): IterableIterator<string> {
    return this.#cells.keys();
  }

  /** One cell's judgments, unpacked anew each time; undefined where there are none. */
  get(key: string): readonly Judgment[] | undefined {
    const rows = this.#cells.get(key);
    return rows === undefined
      ? undefined
      : Array.from(rows.said.slice(0), (_, row) => this.#judgment(rows, row));
  }

  /** The same without their calls, which take longer to unpack than all the rest. */
  trials(key: string): readonly JudgedTrial[] | undefined {
    const rows = this.#cells.get(key);
    return rows === undefined
      ? undefined
      : Array.from(rows.said.slice(0), (_, row) => this.#trial(rows, row));
  }

  /** One cell's judgments on some instances, in the order in which they came; unpacked anew each time. */
  on(key: string, instances: Iterable<string>): readonly Judgment[] {
    const rows = this.#cells.get(key);
    return rows === undefined ? [] : this.#places(rows, instances).map((row) => this.#judgment(rows, row));
  }

  /** The same without their calls. */
  trialsOn(key: string, instances: Iterable<string>): readonly JudgedTrial[] {
    const rows = this.#cells.get(key);
    return rows === undefined ? [] : this.#places(rows, instances).map((row) => this.#trial(rows, row));
  }

  /** Whether any of the judgments rests on a call, by its id. */
  restingOn(): (call: string) => boolean {
    const used = new Uint8Array(this.#calls.size);
    for (const number of this.distinctCalls(this.keys())) used[number] = 1;
    return (call) => used[this.#calls.find(call) ?? -1] === 1;
  }

  /** The numbers of the calls that one cell's judgments rest on, as often as they do. */
  callNumbers(key: string): Iterable<number> {
    return this.#cells.get(key)?.calls.slice(0) ?? [];
  }

  /** The same for several cells, each number once, as they first occur. */
  distinctCalls(keys: Iterable<string>): Uint32Array {
    if (this.#metIn.length < this.#calls.size) this.#metIn = new Uint32Array(this.#calls.size);
    this.#rounds += 1;
    const distinct = new NumberList("whole");
    for (const key of keys) {
      for (const number of this.callNumbers(key)) {
        if (this.#metIn[number] === this.#rounds) continue;
        this.#metIn[number] = this.#rounds;
        distinct.push(number);
      }
    }
    return Uint32Array.from(distinct.slice(0));
  }

  /** The id of a call by its number. */
  callId(number: number): string {
    return this.#calls.at(number);
  }

  *[Symbol.iterator](): Generator<Judgment> {
    const cells = Array.from(this.#cells.values(), (rows) => ({ rows, next: 0 }));
    for (let place = 0; place < this.#order.length; place += 1) {
      const cell = cells[this.#order.at(place)];
      if (cell !== undefined) yield this.#judgment(cell.rows, cell.next++);
    }
  }

  /** Which rows of a cell are about some instances. */
  #places(rows: CellRows, instances: Iterable<string>): readonly number[] {
    const wanted = new Uint8Array(this.#instanceIds.length);
    for (const id of instances) {
      const number = this.#instances.get(id);
      if (number !== undefined) wanted[number] = 1;
    }
    const places: number[] = [];
    rows.instances.slice(0).forEach((number, row) => {
      if (wanted[number] === 1) places.push(row);
    });
    return places;
  }

  #judgment(rows: CellRows, row: number): Judgment {
    const { shown, instance, what } = this.#unpacked(rows, row);
    const { presentation, repeat } = shown;
    const numbers = rows.calls.slice(row === 0 ? 0 : rows.ends.at(row - 1), rows.ends.at(row));
    const calls = Array.from(numbers, (number) => this.#calls.at(number));
    if (what.plain === undefined)
      return { ...rows.cell, instance, presentation, repeat, ...what.said, calls, ...what.own };
    // See `#trial`.
    const { evaluator, protocol, dataset } = rows.cell;
    const { outcome, preference } = what.plain;
    return { evaluator, protocol, dataset, instance, presentation, repeat, outcome, preference, calls };
  }

  #trial(rows: CellRows, row: number): JudgedTrial {
    const { shown, instance, what } = this.#unpacked(rows, row);
    const { presentation, repeat } = shown;
    if (what.plain === undefined)
      return { ...rows.cell, instance, presentation, repeat, ...what.said, ...what.own };
    // Nearly all are plain: written out, they take a tenth of the time that spreading does.
    const { evaluator, protocol, dataset } = rows.cell;
    const { outcome, preference } = what.plain;
    return { evaluator, protocol, dataset, instance, presentation, repeat, outcome, preference };
  }

  #unpacked(rows: CellRows, row: number): { shown: Shown; instance: string; what: Said } {
    const shown = this.#shownAs[rows.shown.at(row)];
    const instance = this.#instanceIds[rows.instances.at(row)];
    const what = this.#said[rows.said.at(row)];
    if (shown === undefined || instance === undefined || what === undefined)
      throw new RangeError(`The table has no judgment ${row}`);
    return { shown, instance, what };
  }

  /** Judgments of a cell mostly stand together. */
  #rowsOf({ evaluator, protocol, dataset }: Judgment): CellRows {
    const last = this.#last?.cell;
    if (last?.evaluator === evaluator && last.protocol === protocol && last.dataset === dataset && this.#last)
      return this.#last;
    const cell = { evaluator, protocol, dataset };
    const key = cellKey(cell);
    const rows = this.#cells.get(key) ?? emptyRows(cell, this.#cells.size);
    this.#cells.set(key, rows);
    this.#last = rows;
    return rows;
  }

  #shownIn(presentation: Shown["presentation"], repeat: number): number {
    const repeats = this.#shown.get(presentation) ?? [];
    this.#shown.set(presentation, repeats);
    return (repeats[repeat] ??= this.#shownAs.push({ presentation, repeat }) - 1);
  }

  #saidIn(judgment: Judgment): number {
    if (!isPlain(judgment)) return this.#said.push({ ...saidBy(judgment), plain: undefined }) - 1;
    const { outcome, preference } = judgment;
    const key = `${outcome.verdict} ${preference ?? ""}`;
    const plain = preference === undefined ? undefined : { outcome, preference };
    return numberOf(this.#verdicts, key, () => this.#said.push({ ...saidBy(judgment), plain }));
  }
}

/** Whether a judgment is a verdict that says nothing beyond itself. */
function isPlain(judgment: Judgment): judgment is Judgment & { readonly outcome: VerdictOutcome } {
  const { outcome, picked, scores, confidence, ownOutcome } = judgment;
  if (outcome.kind !== "verdict" || Object.keys(outcome).length > 2 || ownOutcome !== undefined) return false;
  return picked === undefined && scores === undefined && confidence === undefined;
}

/** The number under which a text is known, or the one of what is pushed for it now: lists tell their new length. */
function numberOf(numbers: Map<string, number>, text: string, push: () => number): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  const number = push() - 1;
  numbers.set(text, number);
  return number;
}

function emptyRows(cell: CellRows["cell"], number: number): CellRows {
  const list = (): NumberList => new NumberList("whole");
  return { number, cell, instances: list(), shown: list(), said: list(), calls: list(), ends: list() };
}

/** Keys in the order in which `judgments.jsonl` has them. */
function saidBy({
  outcome,
  preference,
  picked,
  scores,
  confidence,
  ownOutcome,
}: Judgment): Omit<Said, "plain"> {
  return {
    said: {
      outcome,
      ...(preference === undefined ? {} : { preference }),
      ...(picked === undefined ? {} : { picked }),
      ...(scores === undefined ? {} : { scores }),
      ...(confidence === undefined ? {} : { confidence }),
    },
    own: ownOutcome === undefined ? {} : { ownOutcome },
  };
}
