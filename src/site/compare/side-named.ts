import type { ComparedSide } from "../../core/comparison.js";
import type { SiteIndex } from "../../core/site.js";
import { sideChoices } from "./side-choices.js";

/** The side that a name stands for: an evaluator, a protocol, or `evaluator:protocol`. */
export function sideNamed(index: SiteIndex, name: string): ComparedSide | undefined {
  return sideChoices(index)
    .flatMap(({ sides }) => sides)
    .find((choice) => choice.name === name)?.side;
}
