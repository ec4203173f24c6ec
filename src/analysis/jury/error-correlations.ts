import type { InstanceFacts } from "../../core/instance-facts.js";
import type { ErrorCorrelations } from "../../core/run-figures.js";
import { pearsonCorrelation } from "../../stats/pearson-correlation.js";
import type { Rater } from "../rater.js";
import { voteTable } from "../vote-table.js";
import { trialErrors } from "./trial-errors.js";

/**
 * How alike the errors of judges of pairs are (Pearson), on the trials that all of them have run, under the protocol that most
 * of them share: `base` where it is one of several. A judge that lacks a dataset of the others is left out. Undefined
 * where no two judges share a trial.
 */
export function errorCorrelations(
  raters: readonly Rater[],
  facts: readonly InstanceFacts[],
): ErrorCorrelations | { readonly undefined: string } {
  const protocol = sharedProtocol(raters);
  const own = raters.filter((rater) => rater.protocol === protocol);
  const most = Math.max(0, ...own.map(({ cells }) => cells.length));
  const judges = own.filter(({ cells }) => cells.length === most);
  if (protocol === undefined || judges.length < 2)
    return { undefined: "no two judges of pairs share a protocol" };
  const table = voteTable(judges, facts);
  if (table.instances.length === 0) return { undefined: "there is no trial that all judges have run" };
  const errors = trialErrors(table);
  return {
    protocol,
    trials: table.instanceOf.length,
    judges: judges.map(({ evaluator }) => evaluator),
    correlations: errors.map((mine) => errors.map((theirs) => pearsonCorrelation(mine, theirs))),
  };
}

function sharedProtocol(raters: readonly Rater[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { protocol } of raters) counts.set(protocol, (counts.get(protocol) ?? 0) + 1);
  const rank = ([protocol, count]: readonly [string, number]): number =>
    count + (protocol === "base" ? 0.5 : 0);
  return [...counts].sort((a, b) => rank(b) - rank(a))[0]?.[0];
}
