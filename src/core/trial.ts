import type { Cell } from "./cell.js";
import type { Instance } from "./instance.js";
import type { Presentation } from "./presentation.js";

/** One evaluator x protocol x instance x presentation x repeat: the unit that ends in one outcome. */
export interface Trial {
  readonly cell: Cell;
  readonly instance: Instance;
  readonly presentation: Presentation;
  readonly repeat: number;
}
