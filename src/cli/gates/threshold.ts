import type { Cell } from "../../core/cell.js";
import { didYouMean } from "../../core/did-you-mean.js";
import { UsageError } from "../../core/errors.js";
import { gateMetrics, type GateMetric } from "./gate-metric.js";

/** A number that cells must reach: `--fail-under gpt-4o:cot:kappa=0.6`. */
export interface Threshold {
  /** Ids of evaluators, protocols or datasets that narrow it down; empty: all judges. */
  readonly scope: readonly string[];
  readonly name: string;
  readonly metric: GateMetric;
  readonly least: number;
  /** Whether the lower end of the figure's interval must reach it. */
  readonly low: boolean;
}

/** Reads thresholds as the command line gives them; a bare number is of the accuracy. Throws a `UsageError` for any other text. */
export function readThreshold(text: string, low: boolean): Threshold {
  const at = text.lastIndexOf("=");
  const parts = at < 0 ? ["accuracy"] : text.slice(0, at).split(":");
  const number = text.slice(at + 1).trim();
  const least = /^-?(?:\d+(?:\.\d*)?|\.\d+)$/u.test(number) ? Number(number) : Number.NaN;
  // The figures that gates know end at 1, and correlations begin at -1.
  if (!(least >= -1 && least <= 1)) {
    throw new UsageError(`Expected a number from -1 to 1 for --fail-under: got '${text}'`, {
      hint: "Write --fail-under accuracy=0.8, or --fail-under gpt-4o:cot:kappa=0.6 for one judge",
    });
  }
  const name = (parts.pop() ?? "").trim();
  const metric = Object.hasOwn(gateMetrics, name) ? gateMetrics[name] : undefined;
  if (metric === undefined) throw noMetric(name);
  return { scope: parts.map((part) => part.trim()), name, metric, least, low };
}

function noMetric(name: string): UsageError {
  const known = Object.keys(gateMetrics);
  const meant = didYouMean(name, known);
  return new UsageError(`--fail-under: '${name}' is no figure of which more is better`, {
    hint: meant === undefined ? `It takes ${known.join(", ")}` : `Did you mean '${meant}'?`,
  });
}

/** What a threshold asks, for people. */
export function thresholdName({ scope, name, least, low }: Threshold): string {
  const figure = low ? `low end of ${name}` : name;
  return `${scope.length === 0 ? "" : `${scope.join(":")} `}${figure} >= ${least}`;
}

/** Throws a `UsageError` for a scope that names what no cell has. */
export function checkScope({ scope }: Threshold, cells: readonly Cell[]): void {
  const known = new Set(cells.flatMap(({ evaluator, protocol, dataset }) => [evaluator, protocol, dataset]));
  for (const part of scope) {
    if (known.has(part)) continue;
    const meant = didYouMean(part, known);
    throw new UsageError(`--fail-under: the run has no evaluator, protocol or dataset '${part}'`, {
      hint: meant === undefined ? undefined : `Did you mean '${meant}'?`,
    });
  }
  if (!cells.some((cell) => inScope(scope, cell)))
    throw new UsageError(`--fail-under: no cell of the run is of ${scope.join(":")}`);
}

/** Whether a cell is one of those that a scope names. */
export function inScope(scope: readonly string[], { evaluator, protocol, dataset }: Cell): boolean {
  return scope.every((part) => [evaluator, protocol, dataset].includes(part));
}
