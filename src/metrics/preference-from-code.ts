import type { Preference } from "../core/preference.js";
import { pairCode } from "./pair-table.js";

/** The preference that a code stands for, or undefined where the trial holds none. */
export function preferenceFromCode(code: number): Preference | undefined {
  switch (code) {
    case pairCode.A:
      return "A";
    case pairCode.B:
      return "B";
    case pairCode.tie:
      return "tie";
    default:
      return undefined;
  }
}
