import type { Effects } from "../../core/effects.js";
import type { InstanceFacts } from "../../core/instance-facts.js";
import { datasetFrame } from "../../metrics/dataset-frame.js";
import { winRates } from "../../stats/win-rates.js";
import type { Block } from "./block.js";
import { buildBlock } from "./build-block.js";
import { chooseBlock } from "./choose-block.js";
import { datasetSignals } from "./dataset-signals.js";
import type { EffectCell } from "./effect-cell.js";
import { effectComponents } from "./effect-components.js";
import { judgeDraws } from "./judge-draws.js";
import { meanOfCells } from "./mean-of-cells.js";
import { optimalGains } from "./optimal-gains.js";
import { overDrawnJudges } from "./over-drawn-judges.js";
import { rankingAgreement } from "./ranking-agreement.js";
import { rankingOf, type RankedThings } from "./ranking-of.js";
import { sliceClaims } from "./slice-claims.js";
import { twoWayTables } from "./two-way-tables.js";

/** What effects are measured from. */
export interface EffectsParts {
  readonly run: string;
  readonly cells: readonly EffectCell[];
  readonly facts: readonly InstanceFacts[];
  readonly seed: number;
  readonly resamples: number;
}

/**
 * What lies behind a leaderboard: judges, protocols and datasets, each effect with its uncertainty, over the largest complete
 * grid of the run's cells (`chooseBlock`); gains of each judge over all protocols that it was asked by. Undefined where no
 * judge has a cell.
 */
export function measureEffects(parts: EffectsParts): Effects | { readonly undefined: string } {
  const { cells, facts, seed, resamples } = parts;
  const names = [...new Set(facts.map(({ dataset }) => dataset))];
  const frames = new Map(
    names.map((dataset) => {
      const own = facts.filter((entry) => entry.dataset === dataset);
      return [dataset, datasetFrame(dataset, own, { resamples, seed })];
    }),
  );
  const { leftOut, ...chosen } = chooseBlock(cells);
  const block = buildBlock({ ...chosen, cells, facts, frames });
  if (block.cells.length === 0) return { undefined: "no judge chooses between outputs here" };
  const draws = judgeDraws(block, seed);
  const overJudges =
    "undefined" in draws
      ? draws
      : byThing(overDrawnJudges(block, { choice: {}, over: "protocols", draws, most: Infinity }));
  return {
    schema: "reife/effects/1",
    run: parts.run,
    grid: {
      evaluators: block.evaluators,
      protocols: block.protocols,
      datasets: block.datasets.map(({ dataset, instances }) => ({
        dataset,
        n: instances.length,
        clusters: new Set(instances.map(({ cluster }) => cluster)).size,
      })),
      leftOut,
    },
    evaluators: rankingOf(thingsOf(block, "evaluator", { undefined: "the judges are what is ranked" })),
    protocols: rankingOf(thingsOf(block, "protocol", overJudges)),
    gains: optimalGains({ cells, facts, frames, seed }),
    tables: twoWayTables(block),
    components: effectComponents(block),
    agreement: rankingAgreement(block, draws),
    signals: datasetSignals(block),
    slices: sliceClaims(block),
  };
}

function thingsOf(
  block: Block,
  kind: "evaluator" | "protocol",
  overJudges: RankedThings["overJudges"],
): RankedThings {
  const names = kind === "evaluator" ? block.evaluators : block.protocols;
  const places = [...names.keys()];
  return {
    names,
    means: places.map((place) => meanOfCells(block, { [kind]: place })),
    byDataset: places.map((place) =>
      block.datasets.map((_, dataset) => meanOfCells(block, { [kind]: place, dataset }).value),
    ),
    winRates: winRates(
      places.map((place) => scoresOf(block, kind, place)),
      { weights: block.datasets.flatMap(({ instances }) => instances.map(() => 1 / instances.length)) },
    ),
    overJudges,
  };
}

/** Mean score on each instance of all datasets, of one evaluator over all protocols or the other way round. */
function scoresOf(block: Block, kind: "evaluator" | "protocol", place: number): readonly number[] {
  const [width, protocols] = [block.datasets.length, block.protocols.length];
  return block.datasets.flatMap(({ instances }, dataset) => {
    const rows = block.scores.filter((_, cell) => {
      const own =
        kind === "evaluator" ? Math.floor(cell / width / protocols) : Math.floor(cell / width) % protocols;
      return own === place && cell % width === dataset;
    });
    return instances.map((_, item) => rows.reduce((sum, row) => sum + (row[item] ?? 0), 0) / rows.length);
  });
}

/** From one list a resample to one row of resamples for each thing. */
function byThing(resamples: readonly (readonly number[])[]): readonly Float64Array[] {
  return (resamples[0] ?? []).map((_, thing) => Float64Array.from(resamples, (values) => values[thing] ?? 0));
}
