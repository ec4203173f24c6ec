import type { Estimate } from "../../core/estimate.js";
import type { AuditedDataset, SuspectPair } from "../../core/gold-audit.js";
import type { InstanceFacts } from "../../core/instance-facts.js";
import { pairGold } from "../../metrics/pair-gold.js";
import { itemResponse } from "../../stats/item-response.js";
import { suspectGold } from "../../stats/suspect-gold.js";
import type { Rater } from "../rater.js";
import { responseGrid, type ResponseGrid } from "./response-grid.js";
import { sharedVotes } from "../jury/shared-votes.js";

/** A dataset's queue, and what it rests on. */
export interface DatasetAudit {
  readonly summary: AuditedDataset;
  readonly queue: readonly SuspectPair[];
}

/** How a dataset is audited. */
export interface AuditOptions {
  /** Share of wrong golds to expect. */
  readonly prior: number;
  /** Evaluators in the order in which an entry lists them. */
  readonly evaluators: readonly string[];
}

/**
 * The pairs of one dataset whose gold is suspicious, by `suspectGold`. Judges that are no better than a coin there are left out of the evidence.
 * The votes of one evaluator under several protocols count as many as they are worth by the correlation of their errors.
 */
export function auditDataset(
  raters: readonly Rater[],
  facts: readonly InstanceFacts[],
  { prior, evaluators }: AuditOptions,
): DatasetAudit {
  const decided = facts.filter((entry) => pairGold(entry) !== "tie");
  const all = responseGrid(raters, decided);
  const able = all.raters.filter((_, place) => beatsCoin(all.responses[place] ?? []));
  const grid = responseGrid(able, decided);
  const weights = weightsOf(grid);
  const found = suspectGold(grid.responses, { prior, weights });
  const slopes = slopesOf(all);
  const summary = {
    dataset: facts[0]?.dataset ?? "",
    pairs: all.instances.length,
    ties: facts.length - decided.length,
    judges: able.length,
    leftOut: all.raters.filter((rater) => !able.includes(rater)).map(nameOf),
    rate: "undefined" in found ? found : { value: found.rate },
    effectiveVotes: grid.responses.length === 0 ? { undefined: "no judges" } : sharedVotes(grid.responses),
  };
  if ("undefined" in found) return { summary, queue: [] };
  const queue = grid.instances.map((instance, place) =>
    entryOf(grid, place, {
      evaluators,
      probability: found.wrong[place] ?? 0,
      discrimination: slopes.get(instance.id) ?? { undefined: "not fitted" },
    }),
  );
  return { summary, queue: queue.sort((a, b) => b.probability - a.probability || a.row - b.row) };
}

/** Whether a coin would be this accurate with a probability below one in twenty, as the normal distribution has it. */
function beatsCoin(row: readonly (number | undefined)[]): boolean {
  const answered = row.filter((value) => value !== undefined);
  if (answered.length === 0) return false;
  const mean = answered.reduce((sum, value) => sum + value, 0) / answered.length;
  return mean > 0.5 + 1.645 * Math.sqrt(0.25 / answered.length);
}

function weightsOf({ raters, responses }: ResponseGrid): readonly number[] {
  return raters.map(({ evaluator }) => {
    const own = responses.filter((_, place) => raters[place]?.evaluator === evaluator);
    const votes = sharedVotes(own);
    // Errors that cannot be correlated are taken for the same.
    return ("value" in votes ? votes.value : 1) / own.length;
  });
}

function slopesOf({ instances, responses }: ResponseGrid): ReadonlyMap<string, Estimate> {
  const fit = itemResponse(responses, { tolerance: 1e-4 });
  return new Map(
    instances.map(({ id }, place): readonly [string, Estimate] => {
      if ("undefined" in fit) return [id, fit];
      const item = fit.items[place];
      return [id, item === undefined ? { undefined: "not fitted" } : { value: item.discrimination }];
    }),
  );
}

interface EntryParts {
  readonly evaluators: readonly string[];
  readonly probability: number;
  readonly discrimination: Estimate;
}

function entryOf(
  { instances, raters, responses, votes }: ResponseGrid,
  place: number,
  { evaluators, probability, discrimination }: EntryParts,
): SuspectPair {
  const instance = instances[place];
  if (instance === undefined) throw new RangeError(`Cannot audit instance ${place}: there is none`);
  const countOf = (evaluator?: string): readonly [number, number] => {
    const own = responses.flatMap((row, rater) => {
      const value = row[place];
      const asked = evaluator === undefined || raters[rater]?.evaluator === evaluator;
      return value === undefined || !asked ? [] : [value];
    });
    return [own.filter((value) => value < 0.5).length, own.length];
  };
  const [against, judges] = countOf();
  return {
    dataset: instance.dataset,
    instance: instance.id,
    row: instance.row,
    gold: pairGold(instance),
    probability,
    against,
    judges,
    discrimination,
    byEvaluator: evaluators.map(countOf),
    votes: Object.fromEntries(raters.map((rater, index) => [nameOf(rater), votes[index]?.[place] ?? ""])),
  };
}

function nameOf({ evaluator, protocol }: Rater): string {
  return `${evaluator}:${protocol}`;
}
