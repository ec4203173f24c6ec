import type { CellFacts } from "../../src/core/cell-facts.js";
import type { RunManifest } from "../../src/core/run-manifest.js";
import type { RunParts } from "../../src/cli/common-runs.js";
import { pairFacts, pairJudgment, type Ended } from "./pair-fixture.js";

/** A cell of a made-up run: how its judge ended each pair, in order, under both presentations. The gold is always A. */
export interface JudgedCellParts {
  readonly evaluator: string;
  readonly protocol?: string | undefined;
  readonly adapter?: string | undefined;
  readonly ended: readonly Ended[];
}

/** A run over pairs of one dataset `d`, each its own cluster, whose cells are given by what their judges said. */
export function judgedRun(
  run: string,
  cells: readonly JudgedCellParts[],
  more: Partial<RunManifest> = {},
): RunParts {
  const facts = Array.from({ length: Math.max(...cells.map(({ ended }) => ended.length)) }, (_, index) =>
    pairFacts(String(index), "A"),
  );
  const ids = cells.map(({ evaluator, protocol = "base" }) => ({ evaluator, protocol, dataset: "d" }));
  const judgments = cells.flatMap(({ ended }, place) =>
    ended.flatMap((end, index) =>
      (["original", "swapped"] as const).map((shown) => pairJudgment(String(index), shown, end, ids[place])),
    ),
  );
  const manifest = {
    run,
    cells: cells.map(({ adapter = "openai" }, place): CellFacts => ({
      ...{ evaluator: "", protocol: "", ...ids[place], dataset: "d", task: "pairwise", adapter },
      ...{ presentationsShareCalls: false, reading: "own", missingPairAgrees: false },
    })),
    excluded: [],
    datasets: { d: { "data.json": "a".repeat(64) } },
    protocols: { base: "1" },
    config: { presentations: "default", repeats: 1, seed: 7, resamples: 200 },
    trials: { planned: judgments.length, judged: judgments.length, failed: 0 },
    versions: { reife: "1", node: "20" },
    ...more,
  };
  return { manifest: manifest as unknown as RunManifest, facts, judgments };
}
