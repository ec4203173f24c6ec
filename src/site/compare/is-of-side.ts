import type { ComparedSide } from "../../core/comparison.js";

/** Whether a cell is of a side: of its evaluator and its protocol, where it names them. */
export function isOfSide(
  { evaluator, protocol }: { readonly evaluator: string; readonly protocol: string },
  side: ComparedSide,
): boolean {
  return (
    (side.evaluator === undefined || side.evaluator === evaluator) &&
    (side.protocol === undefined || side.protocol === protocol)
  );
}
