import type { InstanceFacts } from "../core/instance-facts.js";
import type { JudgedTrial } from "../core/judged-trial.js";
import type { Outcome } from "../core/outcome.js";
import { presentationId, type PresentationId } from "../core/presentation-id.js";
import { presentationsOf } from "../core/presentations-of.js";
import { knownInstances } from "./known-instances.js";
import type { TrialGrid } from "./trial-grid.js";

/** What a cell's table is built of. */
export interface TabulateParts {
  /** All judgments of one cell. */
  readonly judgments: readonly JudgedTrial[];
  /** The facts of its dataset's instances by id. */
  readonly facts: ReadonlyMap<string, InstanceFacts>;
  /** `own`: under our own parsers, where a judgment was read by other rules. */
  readonly reading: "recorded" | "own";
}

/** How outcomes become codes. */
export interface Coding<Codes extends TrialGrid["codes"]> {
  /** Codes for so many trials, all 0. */
  readonly create: (trials: number) => Codes;
  readonly codeOf: (outcome: Outcome, shown: PresentationId) => number;
}

/** A table before anything is said of what its codes are worth. */
export type Tabulated<Codes extends TrialGrid["codes"]> = Pick<
  TrialGrid,
  "instances" | "presentations" | "repeats" | "reasons"
> & { readonly codes: Codes };

const allPresentations: readonly PresentationId[] = presentationsOf("full").map(presentationId);

/**
 * Lays a cell's judgments out as a table. Instances come in the order of the facts; an instance that no judgment speaks
 * of is not in the table. A judgment of an instance that the facts do not know is a RangeError.
 */
export function tabulateTrials<Codes extends TrialGrid["codes"]>(
  parts: TabulateParts,
  { create, codeOf }: Coding<Codes>,
): Tabulated<Codes> {
  const { judgments } = parts;
  const { instances, rowOf } = judgedRows(parts);
  const presentations = presentationsIn(judgments);
  const repeats = judgments.reduce((most, judgment) => Math.max(most, judgment.repeat + 1), 1);
  const codes = create(instances.length * presentations.length * repeats);
  const reasons: Record<string, number> = {};
  for (const [index, judgment] of judgments.entries()) {
    const outcome = parts.reading === "own" ? (judgment.ownOutcome ?? judgment.outcome) : judgment.outcome;
    const row = (rowOf[index] ?? 0) * presentations.length;
    const place = (row + presentations.indexOf(judgment.presentation)) * repeats + judgment.repeat;
    codes[place] = codeOf(outcome, judgment.presentation);
    const reason = reasonOf(outcome);
    if (reason !== undefined) reasons[reason] = (reasons[reason] ?? 0) + 1;
  }
  return { instances, presentations, repeats, codes, reasons };
}

/** The instances that are judged, and the row of each judgment among them. */
function judgedRows({ judgments, facts }: TabulateParts): {
  readonly instances: readonly InstanceFacts[];
  readonly rowOf: Int32Array;
} {
  const { instances, placeOf } = knownInstances(facts);
  const rowOf = new Int32Array(judgments.length);
  const judged = new Uint8Array(instances.length);
  for (const [index, { instance }] of judgments.entries()) {
    const place = placeOf.get(instance);
    if (place === undefined) {
      throw new RangeError(`Cannot measure instance ${instance}: its facts are not known`);
    }
    rowOf[index] = place;
    judged[place] = 1;
  }
  if (!judged.includes(0)) return { instances, rowOf };
  const rowAt = new Int32Array(instances.length);
  const present = instances.filter((_facts, place) => judged[place] === 1);
  let row = 0;
  judged.forEach((is, place) => {
    rowAt[place] = row;
    row += is;
  });
  return { instances: present, rowOf: rowOf.map((place) => rowAt[place] ?? 0) };
}

function presentationsIn(judgments: readonly JudgedTrial[]): readonly PresentationId[] {
  const present = new Set<PresentationId>();
  for (const { presentation } of judgments) present.add(presentation);
  return allPresentations.filter((id) => present.has(id));
}

function reasonOf(outcome: Outcome): string | undefined {
  if (outcome.kind === "failed") return outcome.failure;
  return outcome.kind === "unparsed" ? outcome.reason : undefined;
}
