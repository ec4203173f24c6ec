import type { CompatRow } from "../../../flask/compat-tables.js";
import type { ReviewedModel } from "../../../flask/aggregate-reviews.js";

/** The reviews of one respondent from one place, and the rows behind them where that is a file of FLASK's authors. */
export interface ReviewSource extends ReviewedModel {
  /** Further names to tell models of one name apart, the nearest first. */
  readonly within: readonly string[];
  /** Who reviewed, of a run; a file does not say. */
  readonly judge?:
    { readonly evaluator: string; readonly protocol: string; readonly folder: string } | undefined;
  readonly compat?: readonly CompatRow[] | undefined;
}
