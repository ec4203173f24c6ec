import { errorCorrelations } from "../analysis/jury/error-correlations.js";
import { ratersOf } from "../analysis/raters-of.js";
import { cellKey } from "../core/cell-key.js";
import type { HumanCeiling } from "../core/dataset-card.js";
import type { Leaderboard } from "../core/leaderboard.js";
import type { RunManifest } from "../core/run-manifest.js";
import type { Judgment } from "../core/judgment.js";
import type { ErrorCorrelations, FacetRow, RunFigures } from "../core/run-figures.js";
import { groupBy } from "../leaderboard/group-by.js";
import type { MeasureParts } from "./measure-run.js";
import { measureGrid } from "./measure-run.js";
import { calibrateRun } from "./calibrate-run.js";
import { sliceRun, type SliceParts } from "./slice-run.js";

/** Tags of instances that runs are sliced by. */
const facets = ["skill", "domain", "difficulty", "subset"] as const;

/** A slice under more values than this is no slice of anything. */
const mostValues = 40;

/**
 * All that a run's plots and pages are drawn of, computed from what its folder keeps; each part when it is first looked at, for
 * a single plot needs few of them. `ceilings`: how well humans do, by dataset.
 */
export function figuresOf(
  parts: SliceParts & Pick<MeasureParts, "callFacts">,
  ceilings: Readonly<Record<string, HumanCeiling>> = {},
): RunFigures {
  const { manifest, judgments, facts, callFacts } = parts;
  const { seed, resamples } = manifest.config;
  const { run, cells, excluded } = manifest;
  const grid = once(() =>
    measureGrid({ run, cells, excluded, judgments, facts, callFacts, seed, resamples }),
  );
  const pairs = once(() => grid().pairs());
  const slices = once(() =>
    facets.flatMap((facet) => facetRows({ ...parts, manifest: sliced(parts, grid().leaderboard) }, facet)),
  );
  const leans = once(() => grid().leans());
  const shares = once(() =>
    grid().ceilingShares(Object.fromEntries(Object.entries(ceilings).map(([id, { value }]) => [id, value]))),
  );
  const calibration = once(() => calibrationOf(parts));
  const errors = once(() => errorsOf(parts));
  return {
    get leaderboard() {
      return grid().leaderboard;
    },
    get pairs() {
      return pairs();
    },
    get facets() {
      return slices();
    },
    get leans() {
      return leans();
    },
    get ceilingShares() {
      return shares();
    },
    get calibration() {
      return calibration();
    },
    get errors() {
      return errors();
    },
  };
}

/** The manifest with the cells that are sliced. */
function sliced({ manifest }: SliceParts, leaderboard: Leaderboard): RunManifest {
  if (manifest.cells.length <= mostCells) return manifest;
  const models = leaderboard.evaluators.filter(({ adapter }) => adapter !== "null").slice(0, mostJudges);
  const names = new Set(models.map(({ evaluator }) => evaluator));
  return { ...manifest, cells: manifest.cells.filter(({ evaluator }) => names.has(evaluator)) };
}

function once<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}

/** Every slice measures every cell anew: of a large grid only the cells of the judges that figures show are sliced. */
const mostCells = 120;

/** As many judges as figures of slices show. */
const mostJudges = 6;

function facetRows(parts: SliceParts, facet: string): readonly FacetRow[] {
  const values = new Set(parts.facts.flatMap(({ tags }) => tags[facet] ?? []));
  if (values.size < 2 || values.size > mostValues) return [];
  return sliceRun(parts, ["evaluator", facet]).map(({ keys, n, accuracy }) => ({
    facet,
    value: keys[facet] ?? "",
    evaluator: keys["evaluator"] ?? "",
    ...{ n, accuracy },
  }));
}

function calibrationOf(parts: SliceParts): RunFigures["calibration"] {
  if (parts.manifest.cells.every(({ adapter }) => adapter === "null"))
    return { undefined: "the run has only rules" };
  return calibrateRun(parts, { cells: {}, agreement: 0.9, delta: 0.05 });
}

function errorsOf({
  manifest,
  judgments,
  facts,
}: SliceParts): ErrorCorrelations | { readonly undefined: string } {
  const pairs = manifest.cells.filter(({ task, adapter }) => task === "pairwise" && adapter !== "null");
  const byCell: ReadonlyMap<string, readonly Judgment[]> = groupBy(judgments, cellKey);
  return errorCorrelations(ratersOf(pairs, byCell), facts);
}
