import { readFilter } from "../config/read-filter.js";
import { UsageError } from "../core/errors.js";
import type { CellPattern } from "../core/run-config.js";
import { textFlag, type Flags } from "./flags.js";

/** The cells that --filter means; all where it was not given. Throws a `UsageError` for one that cannot be read. */
export function cellsFlag(flags: Flags): CellPattern {
  const text = textFlag(flags, "filter");
  if (text === undefined) return {};
  const pattern = readFilter(text);
  if (pattern !== undefined) return pattern;
  throw new UsageError(`Cannot read --filter '${text}'`, {
    hint: "Write evaluator=..,protocol=..,dataset=.. with * as a wildcard",
  });
}
