import type { Cell } from "../core/cell.js";
import type { ComparedSide } from "../core/comparison.js";
import { didYouMean } from "../core/did-you-mean.js";
import { UsageError } from "../core/errors.js";

/**
 * Reads what `compare` compares, against the cells of the run: two evaluators, two protocols, or an evaluator under a
 * protocol (`gpt-4o:cot`) and another such. Throws a UsageError for a name that the run does not have, for two sides of
 * different kinds, and for two that are the same. `otherCells`: those of the second side's run, where it is another; a
 * judge may then be compared with itself.
 */
export function comparedSides(
  written: readonly [string, string],
  cells: readonly NamedCell[],
  otherCells?: readonly NamedCell[],
): readonly [ComparedSide, ComparedSide] {
  const a = sideOf(written[0], cells);
  const b = sideOf(written[1], otherCells ?? cells);
  if (otherCells === undefined && JSON.stringify(a) === JSON.stringify(b)) {
    throw new UsageError(`Cannot compare ${written[0]} with itself`, { hint: "Name two different sides" });
  }
  if (kindOf(a) !== kindOf(b)) {
    throw new UsageError(`Cannot compare ${kindOf(a)} ${written[0]} with ${kindOf(b)} ${written[1]}`, {
      hint: "Name two evaluators, two protocols, or twice an evaluator:protocol",
    });
  }
  return [a, b];
}

type NamedCell = Pick<Cell, "evaluator" | "protocol">;

function sideOf(text: string, cells: readonly NamedCell[]): ComparedSide {
  const evaluators = [...new Set(cells.map(({ evaluator }) => evaluator))];
  const protocols = [...new Set(cells.map(({ protocol }) => protocol))];
  const both = cells.find(({ evaluator, protocol }) => text === `${evaluator}:${protocol}`);
  if (both !== undefined) return { evaluator: both.evaluator, protocol: both.protocol };
  if (evaluators.includes(text)) return { evaluator: text };
  if (protocols.includes(text)) return { protocol: text };
  const pairs = cells.map(({ evaluator, protocol }) => `${evaluator}:${protocol}`);
  const meant = didYouMean(text, text.includes(":") ? pairs : [...evaluators, ...protocols]);
  const all = `the run has evaluators ${evaluators.join(", ")} and protocols ${protocols.join(", ")}`;
  throw new UsageError(`The run has no evaluator and no protocol '${text}'`, {
    hint: meant === undefined ? all : `did you mean '${meant}'?`,
  });
}

function kindOf({ evaluator, protocol }: ComparedSide): string {
  if (evaluator === undefined) return "protocol";
  return protocol === undefined ? "evaluator" : "evaluator under a protocol";
}
