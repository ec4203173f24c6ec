import type { CellLeftOut } from "../../core/effects.js";
import type { EffectCell } from "./effect-cell.js";

/** Names of a complete grid, and the cells outside it. */
export interface ChosenBlock {
  readonly evaluators: readonly string[];
  readonly protocols: readonly string[];
  readonly datasets: readonly string[];
  readonly leftOut: readonly CellLeftOut[];
}

/**
 * The largest complete grid of judges, protocols and datasets among the cells: effects of one factor need the others to be the
 * same. Grids with at least two judges and two protocols go first, then those with more cells. Candidates are the judges that
 * have all cells of some judge, and the datasets on which all of them have some protocol; that finds the largest grid wherever
 * judges' cells are nested, as they are where some were asked fewer protocols. Null judges and cells without a reply stay out.
 */
export function chooseBlock(cells: readonly EffectCell[]): ChosenBlock {
  const judges = cells.filter(({ cell }) => cell.adapter !== "null");
  const sound = judges.filter(({ cell }) => "value" in cell.accuracy);
  const owned = new Map<string, Set<string>>();
  for (const { cell } of sound) {
    const own = owned.get(cell.evaluator) ?? new Set<string>();
    owned.set(cell.evaluator, own.add(keyOf(cell)));
  }
  const datasets = unique(sound.map(({ cell }) => cell.dataset));
  const protocols = unique(sound.map(({ cell }) => cell.protocol));
  const groups = [...owned.values()].map((needed) =>
    [...owned].flatMap(([evaluator, own]) => (isWithin(needed, own) ? [evaluator] : [])),
  );
  const blocks = [[...owned.keys()], ...groups].flatMap((evaluators) => {
    const has = (protocol: string, dataset: string): boolean =>
      evaluators.every((evaluator) => owned.get(evaluator)?.has(keyOf({ protocol, dataset })) === true);
    return blocksOf({ evaluators, protocols, datasets }, has);
  });
  const chosen = blocks.reduce(larger, { evaluators: [], protocols: [], datasets: [] });
  return { ...chosen, leftOut: leftOutOf(judges, chosen) };
}

type Block = Omit<ChosenBlock, "leftOut">;

/** For each protocol's datasets, all protocols that have at least these. */
function blocksOf(all: Block, has: (protocol: string, dataset: string) => boolean): readonly Block[] {
  return all.protocols.map((protocol) => {
    const datasets = all.datasets.filter((dataset) => has(protocol, dataset));
    const protocols = all.protocols.filter((other) => datasets.every((dataset) => has(other, dataset)));
    return { ...all, protocols, datasets };
  });
}

function larger(best: Block, next: Block): Block {
  const [first, second] = [best, next].map((block) => {
    const cells = block.evaluators.length * block.protocols.length * block.datasets.length;
    return { cells, crossed: block.evaluators.length > 1 && block.protocols.length > 1 && cells > 0 };
  });
  if (first === undefined || second === undefined) return best;
  if (first.crossed !== second.crossed) return first.crossed ? best : next;
  return second.cells > first.cells ? next : best;
}

function leftOutOf(judges: readonly EffectCell[], block: Block): readonly CellLeftOut[] {
  return judges.flatMap(({ cell }): CellLeftOut[] => {
    const { evaluator, protocol, dataset } = cell;
    const reason =
      "undefined" in cell.accuracy
        ? cell.accuracy.undefined
        : !block.evaluators.includes(evaluator)
          ? "the judge lacks cells that the others have"
          : !block.datasets.includes(dataset)
            ? "not all judges and protocols were run on the dataset"
            : !block.protocols.includes(protocol)
              ? "not all judges were asked by the protocol on all datasets"
              : undefined;
    return reason === undefined ? [] : [{ evaluator, protocol, dataset, reason }];
  });
}

function keyOf({ protocol, dataset }: { readonly protocol: string; readonly dataset: string }): string {
  return `${protocol}\n${dataset}`;
}

function isWithin(few: ReadonlySet<string>, many: ReadonlySet<string>): boolean {
  return [...few].every((key) => many.has(key));
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
