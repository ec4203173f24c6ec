import type { FacetRow, RunFigures } from "../../core/run-figures.js";
import type { Figure, MaybeFigure, Sheet } from "../figure.js";
import { mostSliced } from "../most-sliced.js";
import { percent } from "../percent.js";
import { facetBars } from "../specs/facet-bars.js";
import { radar } from "../specs/radar.js";

/** Tags of instances that have a figure each. */
const facets = ["skill", "domain", "difficulty", "subset"] as const;

/** Accuracy by a tag of the instances, as bars and as a radar. */
export const facetFigures: readonly Figure[] = facets.flatMap((facet): Figure[] => [
  {
    name: `${facet}-bars`,
    title: `Accuracy by ${facet}`,
    about: `Accuracy on the instances of each ${facet}, with 95 % intervals; an instance of several counts under each. At most ${mostSliced} evaluators, the best ones first, without rules.`,
    of: (run, sheet) => barsOf(facet, run, sheet),
  },
  {
    name: `${facet}-radar`,
    title: `Accuracy by ${facet}, around a centre`,
    about: `The same accuracies around a centre: the farther out, the more accurate. The rim is the best of all, rounded up to ten; the centre is not 0 but a little less than the worst.`,
    of: (run, sheet) => radarOf(facet, run, sheet),
  },
]);

interface Facet {
  readonly rows: readonly FacetRow[];
  readonly evaluators: readonly string[];
  readonly values: readonly string[];
}

function facetOf(facet: string, { facets: all, leaderboard }: RunFigures): Facet {
  const models = leaderboard.evaluators.filter(({ adapter }) => adapter !== "null");
  const own = all
    .filter((row) => row.facet === facet && "value" in row.accuracy)
    .map((row) => (row.value === "(none)" ? { ...row, value: `no ${facet} named` } : row));
  const evaluators = models
    .map(({ evaluator }) => evaluator)
    .filter((name) => own.some(({ evaluator }) => evaluator === name))
    .slice(0, mostSliced);
  return {
    evaluators,
    rows: own.filter(({ evaluator }) => evaluators.includes(evaluator)),
    values: [...new Set(own.map(({ value }) => value))],
  };
}

function barsOf(facet: string, run: RunFigures, sheet: Sheet): MaybeFigure {
  const { rows, evaluators, values } = facetOf(facet, run);
  if (rows.length === 0) return { undefined: `no instance of this run has a ${facet}` };
  const counts = new Map(rows.map(({ value, n }) => [value, n]));
  const groupOf = (value: string): string => `${value} (${counts.get(value) ?? 0})`;
  const bars = rows.flatMap(({ value, evaluator, accuracy, n }) =>
    "value" in accuracy
      ? [
          {
            group: groupOf(value),
            series: evaluator,
            ...accuracy,
            title: `${evaluator}, ${value}: ${percent(accuracy.value)} % of ${n} instances`,
          },
        ]
      : [],
  );
  return {
    description: describe(facet, rows, values),
    plot: facetBars(
      bars,
      { groups: values.map(groupOf), series: evaluators, label: "accuracy, % (in brackets: instances)" },
      sheet,
    ),
    table: tableOf(facet, rows),
  };
}

function radarOf(facet: string, run: RunFigures, sheet: Sheet): MaybeFigure {
  const { rows, evaluators, values } = facetOf(facet, run);
  if (values.length < 3)
    return { undefined: `a radar needs three values of ${facet}: this run has ${values.length}` };
  const numbers = rows.flatMap(({ accuracy }) => ("value" in accuracy ? [accuracy.value] : []));
  const series = evaluators.map((name) => ({
    name,
    values: Object.fromEntries(
      rows.flatMap(({ evaluator, value, accuracy }) =>
        evaluator === name && "value" in accuracy ? [[value, accuracy.value]] : [],
      ),
    ),
  }));
  return {
    description: describe(facet, rows, values),
    plot: radar({ axes: values, series, domain: domainOf(numbers) }, sheet),
    table: tableOf(facet, rows),
  };
}

/** From below the worst to above the best, so that the quarters, where rings stand, are whole percents. */
function domainOf(shares: readonly number[]): readonly [number, number] {
  const high = Math.ceil(Math.max(...shares) * 10) * 10;
  const low = Math.max(0, Math.min(...shares) * 100 - 5);
  const steps = Math.max(1, Math.ceil((high - low) / 20));
  return high < steps * 20 ? [0, steps / 5] : [(high - steps * 20) / 100, high / 100];
}

function tableOf(
  facet: string,
  rows: readonly FacetRow[],
): { readonly columns: readonly string[]; readonly rows: readonly (readonly (string | number)[])[] } {
  return {
    columns: ["evaluator", facet, "instances", "accuracy", "low", "high"],
    rows: rows.map(({ evaluator, value, n, accuracy }) => [
      evaluator,
      value,
      n,
      ...("value" in accuracy ? [accuracy.value, accuracy.low ?? "", accuracy.high ?? ""] : ["", "", ""]),
    ]),
  };
}

function describe(facet: string, rows: readonly FacetRow[], values: readonly string[]): string {
  const sorted = rows
    .flatMap((row) => ("value" in row.accuracy ? [{ row, share: row.accuracy.value }] : []))
    .sort((a, b) => b.share - a.share);
  const [best, worst] = [sorted[0], sorted.at(-1)];
  if (best === undefined || worst === undefined) return "";
  const say = ({ row, share }: typeof best): string => `${percent(share)} % (${row.evaluator}, ${row.value})`;
  return `${values.length} values of ${facet}; from ${say(worst)} to ${say(best)}.`;
}
