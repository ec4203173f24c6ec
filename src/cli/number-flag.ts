import { UsageError } from "../core/errors.js";
import { textFlag, type Flags } from "./flags.js";

/** What a flag's number may be; absent bounds do not bind. */
export interface NumberBounds {
  readonly above?: number | undefined;
  readonly below?: number | undefined;
  readonly least?: number | undefined;
  readonly most?: number | undefined;
  readonly whole?: boolean | undefined;
}

/** A flag's number, or undefined where it was not given. Throws a `UsageError` for what is no number within the bounds. */
export function numberFlag(flags: Flags, name: string, bounds: NumberBounds): number | undefined {
  const text = textFlag(flags, name);
  if (text === undefined) return undefined;
  const value = /^-?(?:\d+(?:\.\d*)?|\.\d+)$/u.test(text.trim()) ? Number(text) : Number.NaN;
  if (fits(value, bounds)) return value;
  const flag = name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
  throw new UsageError(`Expected ${described(bounds)} for --${flag}: got '${text}'`);
}

function fits(value: number, { above, below, least, most, whole }: NumberBounds): boolean {
  return (
    Number.isFinite(value) &&
    value > (above ?? -Infinity) &&
    value < (below ?? Infinity) &&
    value >= (least ?? -Infinity) &&
    value <= (most ?? Infinity) &&
    (whole !== true || Number.isSafeInteger(value))
  );
}

function described({ above, below, least, most, whole }: NumberBounds): string {
  const parts = [
    above === undefined ? "" : `above ${above}`,
    least === undefined ? "" : `of at least ${least}`,
    below === undefined ? "" : `below ${below}`,
    most === undefined ? "" : `of at most ${most}`,
  ].filter((part) => part !== "");
  return `${whole === true ? "a whole number" : "a number"} ${parts.join(" and ")}`.trimEnd();
}
