import type { Price } from "../core/evaluator-card.js";
import type { Trial } from "../core/trial.js";
import type { TokenRange } from "./estimate-tokens.js";

/** A call that a plan has met. */
export interface PlannedCall {
  readonly id: string;
  /** Who answers it. */
  readonly evaluator: string;
  readonly trial: Trial;
  readonly isStored: boolean;
  readonly price: Price | undefined;
  /** What is foreseen of it. */
  readonly input: TokenRange;
  readonly output: TokenRange;
  /** Whether it is met where judges agree with themselves, where they contradict themselves, or in both. */
  readonly met: { readonly low: boolean; readonly high: boolean };
}

/** What a call that was answered came to; what nobody counted is absent. */
export interface UsedByCall {
  readonly input?: number | undefined;
  readonly output?: number | undefined;
  readonly costUsd?: number | undefined;
}

/** What is counted of calls. */
export type PilotFigure = "input" | "output" | "costUsd";

const pilotFigures: readonly PilotFigure[] = ["input", "output", "costUsd"];

/** One dataset's instances: those whose calls are all answered, and what is foreseen of the others. */
export interface PilotStratum {
  readonly sample: readonly { readonly foreseen: number; readonly actual: number }[];
  readonly rest: { readonly units: number; readonly low: number; readonly high: number };
}

/** For each figure, its strata; undefined where nobody counted it, or an evaluator has no price. */
export type PilotScope = Readonly<Record<PilotFigure, readonly PilotStratum[] | undefined>>;

type Figures = Record<PilotFigure, number>;

interface Unit {
  readonly foreseen: Figures;
  readonly actual: Figures;
  readonly low: Figures;
  readonly high: Figures;
  /** Whether a call of it is still to be made. */
  open: boolean;
}

/** Gathers, instance by instance, what was foreseen of calls and what those that are stored came to. */
export class PilotTally {
  readonly #usedBy: (id: string) => UsedByCall | undefined;
  /** Units by scope, dataset and instance; the scope of all evaluators has no name. */
  readonly #scopes = new Map<string | undefined, Map<string, Map<string, Unit>>>();
  readonly #seen = { low: new Set<string>(), high: new Set<string>() };
  readonly #uncounted = new Map<string | undefined, Set<PilotFigure>>();

  constructor(usedBy: (id: string) => UsedByCall | undefined) {
    this.#usedBy = usedBy;
  }

  /** Counts a call once for each of the two cases, however often it is met. */
  add(call: PlannedCall): void {
    const met = {
      low: call.met.low && !this.#seen.low.has(call.id),
      high: call.met.high && !this.#seen.high.has(call.id),
    };
    if (met.low) this.#seen.low.add(call.id);
    if (met.high) this.#seen.high.add(call.id);
    if (!met.low && !met.high) return;
    for (const scope of [undefined, call.evaluator]) this.#count(scope, call, met);
  }

  /** What there is to judge by: of all evaluators, and of each. */
  scopes(): ReadonlyMap<string | undefined, PilotScope> {
    return new Map(
      [...this.#scopes].map(([scope, datasets]) => {
        const of = (figure: PilotFigure): readonly PilotStratum[] | undefined =>
          this.#uncounted.get(scope)?.has(figure) === true
            ? undefined
            : [...datasets.values()].map((units) => stratumOf([...units.values()], figure));
        return [scope, { input: of("input"), output: of("output"), costUsd: of("costUsd") }];
      }),
    );
  }

  #count(scope: string | undefined, call: PlannedCall, met: PlannedCall["met"]): void {
    const unit = this.#unitOf(scope, call.trial);
    const foreseen = foreseenOf(call);
    if (!call.isStored) {
      unit.open = true;
      if (met.low) addTo(unit.low, foreseen);
      if (met.high) addTo(unit.high, foreseen);
      this.#leaveOut(scope, foreseen);
    } else if (met.low) {
      const used = this.#usedBy(call.id) ?? {};
      addTo(unit.foreseen, foreseen);
      addTo(unit.actual, used);
      this.#leaveOut(scope, foreseen);
      this.#leaveOut(scope, used);
    }
  }

  /** A figure that is not known of one call is not known of the scope. */
  #leaveOut(scope: string | undefined, known: UsedByCall): void {
    for (const figure of pilotFigures) {
      if (known[figure] === undefined) getOr(this.#uncounted, scope, newSet).add(figure);
    }
  }

  #unitOf(scope: string | undefined, { cell, instance }: Trial): Unit {
    const datasets = getOr(this.#scopes, scope, () => new Map<string, Map<string, Unit>>());
    const units = getOr(datasets, cell.dataset, () => new Map<string, Unit>());
    return getOr(units, instance.id, newUnit);
  }
}

function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function newSet(): Set<PilotFigure> {
  return new Set();
}

function addTo(sum: Figures, more: UsedByCall): void {
  for (const figure of pilotFigures) sum[figure] += more[figure] ?? 0;
}

function newUnit(): Unit {
  const zero = (): Figures => ({ input: 0, output: 0, costUsd: 0 });
  return { foreseen: zero(), actual: zero(), low: zero(), high: zero(), open: false };
}

/** The middle of the bounds: the ratio of what came to it says how far off it is. */
function foreseenOf({ input, output, price }: PlannedCall): UsedByCall {
  const middle = ({ low, high }: TokenRange): number => (low + high) / 2;
  const tokens = { input: middle(input), output: middle(output) };
  if (price === undefined) return tokens;
  return { ...tokens, costUsd: (tokens.input * price.input + tokens.output * price.output) / 1e6 };
}

function stratumOf(units: readonly Unit[], figure: PilotFigure): PilotStratum {
  const open = units.filter((unit) => unit.open);
  const sum = (key: "low" | "high"): number => open.reduce((total, unit) => total + unit[key][figure], 0);
  const [low, high] = [sum("low"), sum("high")];
  return {
    sample: units
      .filter((unit) => !unit.open)
      .map(({ foreseen, actual }) => ({ foreseen: foreseen[figure], actual: actual[figure] })),
    rest: { units: open.length, low: Math.min(low, high), high: Math.max(low, high) },
  };
}
