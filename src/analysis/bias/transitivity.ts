import type { Transitivity } from "../../core/bias.js";
import type { Estimate } from "../../core/estimate.js";
import { clusteredProportion } from "../../stats/clustered-proportion.js";
import { clusteredStandardError } from "../../stats/clustered-standard-error.js";
import { intraPairInstability } from "../../stats/intra-pair-instability.js";
import { nonTransitivityRatio } from "../../stats/non-transitivity-ratio.js";
import { totalOrderViolation } from "../../stats/total-order-violation.js";
import type { ChoiceTrial } from "./choice-trial.js";
import { estimateOf } from "../estimate-of.js";
import { proportionEstimate } from "./proportion-estimate.js";
import { verdictGraphs, type VerdictGraph } from "./verdict-graphs.js";

/** Whether verdicts on several outputs of one instruction fit an order of them. */
export function transitivity(trials: readonly ChoiceTrial[]): Transitivity | { readonly undefined: string } {
  if (!trials.some(({ facts }) => facts.outputIds !== undefined)) return { undefined: unknownOutputs };
  const graphs = verdictGraphs(trials);
  if (graphs.length === 0) return { undefined: "no instruction has three outputs that its pairs connect" };
  const tables = graphs.map(({ balance }) => balance);
  const options = { clusters: graphs.map(({ cluster }) => cluster) };
  const ratio = (size: number): Estimate => proportionEstimate(nonTransitivityRatio(tables, size, options));
  return {
    instructions: graphs.length,
    outputs: tables.reduce((sum, table) => sum + table.length, 0),
    pairs: graphs.reduce((sum, { pairs }) => sum + pairs, 0),
    contradictory: { "3": ratio(3), "4": ratio(4), "5": ratio(5) },
    instability: instabilityOf(trials),
    ...violations(graphs),
  };
}

const unknownOutputs =
  "nothing says which outputs recur: the run was made before that was kept, or its pairs were imported without a dataset's card";

function instabilityOf(trials: readonly ChoiceTrial[]): Estimate {
  const graphs = verdictGraphs(trials.filter(({ cell }) => !cell.presentationsShareCalls));
  if (graphs.length === 0) return { undefined: "both positions rest on the same replies" };
  return proportionEstimate(
    intraPairInstability(
      graphs.map(({ shown }) => shown),
      { clusters: graphs.map(({ cluster }) => cluster) },
    ),
  );
}

/** Instructions with more outputs than are searched are left out, and the number of those that are not is said. */
function violations(
  graphs: readonly VerdictGraph[],
): Pick<Transitivity, "searched" | "violation" | "changes"> {
  const found = graphs.flatMap(({ balance, cluster }) => {
    const least = totalOrderViolation(balance);
    return "undefined" in least ? [] : [{ ...least, cluster }];
  });
  if (found.length === 0) {
    const none = { undefined: "every instruction has more outputs than are searched" };
    return { searched: 0, violation: none, changes: none };
  }
  const hits = found.flatMap(({ changes, pairs }) =>
    Array.from({ length: pairs }, (_, pair) => pair < changes),
  );
  const clusters = found.flatMap(({ cluster, pairs }) => new Array<string>(pairs).fill(cluster));
  const mean = clusteredStandardError({
    scores: found.map(({ changes }) => changes),
    clusters: found.map(({ cluster }) => cluster),
  });
  return {
    searched: found.length,
    violation: proportionEstimate(clusteredProportion(hits, clusters)),
    changes: estimateOf("undefined" in mean ? mean : { ...mean, low: Math.max(0, mean.low) }),
  };
}
