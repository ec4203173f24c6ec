import type { Flags } from "./flags.js";
import { numberFlag } from "./number-flag.js";

/** A flag's whole number; undefined where it was not given. Throws a `UsageError` for anything else, or less than the least. */
export function wholeNumberFlag(
  flags: Flags,
  name: string,
  { least }: { readonly least: number },
): number | undefined {
  return numberFlag(flags, name, { least, whole: true });
}
