import type { Rater } from "../../src/analysis/rater.js";
import { pairJudgment, type Ended } from "./pair-fixture.js";

/** A rater of pairs `i0`, `i1`, ... of dataset `d`, each shown in both positions. */
export function pairRater(
  evaluator: string,
  said: readonly (readonly [Ended, Ended])[],
  more: Partial<Pick<Rater, "adapter" | "protocol">> = {},
): Rater {
  const { adapter = "recorded", protocol = "base" } = more;
  const judgments = said.flatMap(([original, swapped], index) => [
    pairJudgment(`i${index}`, "original", original, { evaluator, protocol }),
    pairJudgment(`i${index}`, "swapped", swapped, { evaluator, protocol }),
  ]);
  return {
    evaluator,
    protocol,
    adapter,
    cells: [
      {
        cell: {
          evaluator,
          protocol,
          dataset: "d",
          task: "pairwise",
          adapter,
          presentationsShareCalls: false,
          reading: "own",
          missingPairAgrees: false,
        },
        judgments,
      },
    ],
  };
}
