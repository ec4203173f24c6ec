import { errorCorrelations } from "../analysis/jury/error-correlations.js";
import type { Rater } from "../analysis/rater.js";
import type { CellFacts } from "../core/cell-facts.js";
import { cellKey } from "../core/cell-key.js";
import type { HumanCeiling } from "../core/dataset-card.js";
import type { FacetRow, RunFigures } from "../core/run-figures.js";
import { groupBy } from "../leaderboard/group-by.js";
import { JudgmentTable } from "./judgment-table.js";
import type { MeasureParts } from "./measure-run.js";
import { measureGrid } from "./measure-run.js";
import { calibrateRun } from "./calibrate-run.js";
import { sliceRun, type SliceParts } from "./slice-run.js";

/** Tags of instances that runs are sliced by. */
const facets = ["skill", "domain", "difficulty", "subset"] as const;

/** A slice under more values than this is no slice of anything. */
const mostValues = 40;

type PackedParts = SliceParts & { readonly judgments: JudgmentTable };

/**
 * All that a run's plots and pages are drawn of, computed from what its folder keeps; each part when it is first looked at, for
 * a single plot needs few of them. `ceilings`: how well humans do, by dataset.
 */
export function figuresOf(
  given: SliceParts & Pick<MeasureParts, "callFacts" | "callFactsAt">,
  ceilings: Readonly<Record<string, HumanCeiling>> = {},
): RunFigures {
  const { manifest, facts, callFacts, callFactsAt } = given;
  const judgments = JudgmentTable.of(given.judgments);
  const parts = { ...given, judgments };
  const { seed, resamples } = manifest.config;
  const { run, cells, excluded } = manifest;
  const grid = once(() =>
    measureGrid({ run, cells, excluded, judgments, facts, callFacts, callFactsAt, seed, resamples }),
  );
  const pairs = once(() => grid().pairs());
  const slices = once(() => facets.flatMap((facet) => facetRows(parts, facet)));
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

function once<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}

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

function errorsOf({ manifest, judgments, facts }: PackedParts): RunFigures["errors"] {
  const known = new Set(judgments.keys());
  const cells = manifest.cells.filter(
    (cell) => cell.task === "pairwise" && cell.adapter !== "null" && known.has(cellKey(cell)),
  );
  const raters = groupBy(cells, ({ evaluator, protocol }) => `${evaluator}\n${protocol}`);
  return errorCorrelations(
    [...raters.values()].flatMap((own) => raterOf(own, judgments) ?? []),
    facts,
  );
}

/** Judgments are unpacked when they are looked at: only judges under one protocol are compared. */
function raterOf(cells: readonly CellFacts[], table: JudgmentTable): Rater | undefined {
  const [first] = cells;
  if (first === undefined) return undefined;
  const { evaluator, protocol, adapter } = first;
  const lazy = (cell: CellFacts): Rater["cells"][number] => ({
    cell,
    get judgments() {
      return table.get(cellKey(cell)) ?? [];
    },
  });
  return { evaluator, protocol, adapter, cells: cells.map(lazy) };
}
