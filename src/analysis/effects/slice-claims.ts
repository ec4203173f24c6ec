import type { Effects, SliceClaim } from "../../core/effects.js";
import type { InstanceFacts } from "../../core/instance-facts.js";
import { intervalEstimate } from "../../metrics/interval-estimate.js";
import { maxTOverSlices, type SlicePair } from "../../stats/max-t-over-slices.js";
import type { Block, BlockDataset } from "./block.js";

/** With fewer clusters a resample may miss a slice, and a bootstrap says little. */
const fewestClusters = 15;

/**
 * Who leads on each slice of the instances by their tags, and whether that can be claimed after all slices were looked at: the
 * pairs of judges of all slices are one family (max-T). A judge's value on a slice is the mean over the block's protocols, then
 * over the datasets that have the slice. A slice that is a whole dataset is left out if there is one dataset only.
 */
export function sliceClaims(block: Block): Effects["slices"] {
  if (block.evaluators.length < 2) return { claims: [], small: 0 };
  const all = slicesOf(block);
  const large = all.filter(({ clusters }) => clusters >= fewestClusters);
  const measured = large.flatMap((slice) => {
    const rows = block.evaluators.map((_, evaluator) => valueOn(block, slice, evaluator));
    const replicates = rows.flatMap((row) => (row.replicates === undefined ? [] : [row.replicates]));
    const estimates = rows.map(({ value }) => value);
    return replicates.length < rows.length ? [] : [{ slice, replicates, estimates }];
  });
  const { critical, slices } = maxTOverSlices(measured);
  const width = "value" in critical ? critical.value : 0;
  return {
    claims: measured.map(({ slice, estimates }, place) =>
      claimOf(slice, { estimates, pairs: slices[place] ?? [], names: block.evaluators, critical: width }),
    ),
    small: all.length - measured.length,
  };
}

interface Slice {
  readonly tag: string;
  readonly value: string;
  /** Ids by dataset, in the order of the block's datasets; empty where the slice has none. */
  readonly ids: readonly ReadonlySet<string>[];
  readonly n: number;
  readonly clusters: number;
}

function slicesOf({ datasets }: Block): readonly Slice[] {
  const entries = datasets.flatMap(({ instances }, dataset) =>
    instances.flatMap((facts) =>
      Object.entries(facts.tags).flatMap(([tag, values]) =>
        values.map((value) => ({ key: `${tag}\n${value}`, tag, value, dataset, facts })),
      ),
    ),
  );
  const groups = new Map<string, (typeof entries)[number][]>();
  for (const entry of entries) groups.set(entry.key, [...(groups.get(entry.key) ?? []), entry]);
  const total = datasets.reduce((sum, { instances }) => sum + instances.length, 0);
  return [...groups.values()].flatMap((group): Slice[] => {
    const [first] = group;
    // A tag that all instances share makes no slice.
    if (first === undefined || group.length === total) return [];
    return [
      {
        tag: first.tag,
        value: first.value,
        ids: datasets.map(
          (_, dataset) =>
            new Set(group.flatMap((entry) => (entry.dataset === dataset ? [entry.facts.id] : []))),
        ),
        n: group.length,
        clusters: new Set(group.map(({ dataset, facts }) => `${dataset}\n${facts.cluster}`)).size,
      },
    ];
  });
}

interface SliceValue {
  readonly value: number;
  readonly replicates: Float64Array | undefined;
}

function valueOn(block: Block, { ids }: Slice, evaluator: number): SliceValue {
  const parts = block.datasets.flatMap((dataset, place) => {
    const own = ids[place] ?? new Set();
    return own.size === 0 ? [] : [partOn(block, { dataset, place, own, evaluator })];
  });
  const rows = parts.flatMap(({ replicates }) => (replicates === undefined ? [] : [replicates]));
  const value = parts.reduce((sum, part) => sum + part.value, 0) / parts.length;
  const [first] = rows;
  if (first === undefined || rows.length < parts.length) return { value, replicates: undefined };
  const replicates = first.map((_, at) => rows.reduce((sum, row) => sum + (row[at] ?? 0), 0) / rows.length);
  return { value, replicates };
}

/** The judge's mean over protocols on the instances of a slice in one dataset. */
function partOn(
  block: Block,
  given: {
    readonly dataset: BlockDataset;
    readonly place: number;
    readonly own: ReadonlySet<string>;
    readonly evaluator: number;
  },
): SliceValue {
  const { dataset, place, own, evaluator } = given;
  const width = block.datasets.length;
  const rows = block.protocols.map(
    (_, protocol) => block.scores[(evaluator * block.protocols.length + protocol) * width + place] ?? [],
  );
  const scores = dataset.instances.map((facts: InstanceFacts, item) =>
    own.has(facts.id) ? rows.reduce((sum, row) => sum + (row[item] ?? 0), 0) / rows.length : undefined,
  );
  const { estimate, replicates } = intervalEstimate({ instances: dataset.instances, scores }, dataset.frame);
  return { value: "value" in estimate ? estimate.value : 0, replicates };
}

interface ClaimParts {
  readonly estimates: readonly number[];
  readonly pairs: readonly SlicePair[];
  readonly names: readonly string[];
  readonly critical: number;
}

function claimOf(
  { tag, value, n, clusters }: Slice,
  { estimates, pairs, names, critical }: ClaimParts,
): SliceClaim {
  const order = [...estimates.keys()].sort((a, b) => (estimates[b] ?? 0) - (estimates[a] ?? 0) || a - b);
  const [leader = 0, next = 0] = order;
  const pair = pairs.find(
    ({ first, second }) => first + second === leader + next && (first === leader || second === leader),
  );
  const margin = Math.abs(pair?.difference ?? 0);
  const half = critical * (pair?.se ?? 0);
  const leading = pairs.filter(({ first, second }) => first === leader || second === leader);
  return {
    tag,
    value,
    n,
    clusters,
    leader: names[leader] ?? "",
    accuracy: estimates[leader] ?? 0,
    runnerUp: names[next] ?? "",
    margin: {
      value: margin,
      low: margin - half,
      high: margin + half,
      method: "max-T over all slices and pairs",
    },
    adjustedP: pair?.adjustedP ?? 1,
    best: leading.every(({ significant }) => significant),
  };
}
