import type { Leaderboard, RankCorrelation } from "../core/leaderboard.js";
import { kendallTauB } from "../stats/kendall-tau-b.js";
import { spearmanCorrelation } from "../stats/spearman-correlation.js";
import { accuracyOf } from "./accuracy-of.js";
import type { MeasuredPairCell } from "./measured-cell.js";

/** Fewer ranked things than this say nothing about how alike two rankings are. */
const fewest = 3;

/**
 * How alike rankings are: of evaluators (and of protocols) on two datasets; of evaluators under two protocols; and of
 * evaluators under the base protocol against the mean of all protocols. A pair of rankings is over the things that
 * both sides have measured in full; with fewer than three of them the correlation is undefined. Null judges are no judges
 * and are left out.
 */
export function rankCorrelations(cells: readonly MeasuredPairCell[]): Leaderboard["rankCorrelation"] {
  const judged = cells.filter(({ cell }) => cell.adapter !== "null").map(({ cell }) => cell);
  const entries = judged.flatMap((cell) => {
    const value = accuracyOf(cell);
    const { evaluator, protocol, dataset } = cell;
    return value === undefined ? [] : [{ evaluator, protocol, dataset, value }];
  });
  const datasets = distinct(entries, "dataset");
  const protocols = distinct(entries, "protocol");
  const overAll = entries.map((entry) => ({ ...entry, protocol: allProtocols }));
  return {
    datasets: [
      ...pairsOf(datasets).map((pair) => correlate(entries, { pair, by: "dataset", over: "evaluator" })),
      ...pairsOf(datasets).map((pair) => correlate(entries, { pair, by: "dataset", over: "protocol" })),
    ],
    protocols: [
      ...pairsOf(protocols).map((pair) => correlate(entries, { pair, by: "protocol", over: "evaluator" })),
      ...(protocols.includes("base") && protocols.length > 1
        ? [
            correlate([...entries.filter(({ protocol }) => protocol === "base"), ...overAll], {
              pair: ["base", allProtocols],
              by: "protocol",
              over: "evaluator",
            }),
          ]
        : []),
    ],
  };
}

/** How the mean over all protocols is called where a protocol's id would stand. */
const allProtocols = "all protocols";

interface Entry {
  readonly evaluator: string;
  readonly protocol: string;
  readonly dataset: string;
  readonly value: number;
}

interface Question {
  readonly pair: readonly [string, string];
  readonly by: "dataset" | "protocol";
  readonly over: "evaluator" | "protocol";
}

function correlate(entries: readonly Entry[], { pair, by, over }: Question): RankCorrelation {
  const [a, b] = pair.map((side) =>
    meansOf(
      entries.filter((entry) => entry[by] === side),
      over,
    ),
  );
  const shared = [...(a?.keys() ?? [])].filter((key) => b?.has(key) === true);
  const first = shared.map((key) => a?.get(key) ?? 0);
  const second = shared.map((key) => b?.get(key) ?? 0);
  const few = { undefined: `needs at least ${fewest} ${over}s measured on both sides, got ${shared.length}` };
  const enough = shared.length >= fewest;
  return {
    a: pair[0],
    b: pair[1],
    over: over === "evaluator" ? "evaluators" : "protocols",
    n: shared.length,
    spearman: enough ? spearmanCorrelation(first, second) : few,
    kendall: enough ? kendallTauB(first, second) : few,
  };
}

/** Mean value of each thing, over those whose cells are as many as the fullest one's: means over less do not compare. */
function meansOf(entries: readonly Entry[], over: "evaluator" | "protocol"): Map<string, number> {
  const values = new Map<string, number[]>();
  for (const entry of entries) values.set(entry[over], [...(values.get(entry[over]) ?? []), entry.value]);
  const most = Math.max(0, ...[...values.values()].map((list) => list.length));
  const full = [...values].filter(([, list]) => list.length === most);
  return new Map(
    full.map(([key, list]) => [key, list.reduce((total, value) => total + value, 0) / list.length]),
  );
}

function distinct(entries: readonly Entry[], key: "dataset" | "protocol"): readonly string[] {
  return [...new Set(entries.map((entry) => entry[key]))];
}

function pairsOf(names: readonly string[]): readonly (readonly [string, string])[] {
  return names.flatMap((a, index) => names.slice(index + 1).map((b) => [a, b] as const));
}
