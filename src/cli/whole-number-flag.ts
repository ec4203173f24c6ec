import { UsageError } from "../core/errors.js";
import { textFlag, type Flags } from "./flags.js";

/** A flag's whole number; undefined where it was not given. Throws a `UsageError` for anything else, or less than the least. */
export function wholeNumberFlag(
  flags: Flags,
  name: string,
  { least }: { readonly least: number },
): number | undefined {
  const text = textFlag(flags, name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= least && text.trim() !== "") return value;
  throw new UsageError(`--${name}: '${text}' is no whole number of at least ${least}`);
}
