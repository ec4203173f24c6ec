import { readFileSync } from "node:fs";
import type { CellFacts } from "../../src/core/cell-facts.js";
import { datasetFrame } from "../../src/metrics/dataset-frame.js";
import { measureCell } from "../../src/metrics/measure-cell.js";
import type { MeasuredCell } from "../../src/metrics/measure-trials.js";
import { pairFacts, pairJudgment, type Ended } from "./pair-fixture.js";

/** A figure of the oracle. */
export interface OracleFigure {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

interface Oracle {
  readonly resamples: number;
  readonly seed: number;
  readonly ceilings: Readonly<Record<string, number>>;
  /** By dataset: cluster, gold, lengths, and how the trials of both protocols ended. */
  readonly rows: Readonly<Record<string, readonly (readonly [number, "A" | "B", number, number, string])[]>>;
  readonly expected: Readonly<Record<string, OracleFigure>>;
}

const protocols = ["base", "cot"] as const;

/** One evaluator under two protocols on three datasets, as `test/oracles/evaluator-means.py` made them up. */
export const evaluatorMeans: Oracle = JSON.parse(
  readFileSync(new URL("../oracles/evaluator-means.json", import.meta.url), "utf8"),
) as Oracle;

/** Its cells, measured. */
export function oracleCells(): readonly MeasuredCell[] {
  const { rows, resamples, seed } = evaluatorMeans;
  return Object.entries(rows).flatMap(([dataset, own]) => {
    // Clusters are numbered in the order of their names.
    const facts = own.map(([cluster, gold, a, b], place) =>
      pairFacts(`i${place}`, gold, { dataset, lengths: [a, b], cluster: String(cluster).padStart(3, "0") }),
    );
    const frame = datasetFrame(dataset, facts, { resamples, seed });
    return protocols.map((protocol, place) => {
      const cell: CellFacts = {
        ...{ evaluator: "e", protocol, dataset, task: "pairwise", adapter: "openai" },
        ...{ presentationsShareCalls: false, reading: "own", missingPairAgrees: false },
      };
      const judgments = own.flatMap(([, , , , ended], index) =>
        (["original", "swapped"] as const).map((shown, side) =>
          pairJudgment(`i${index}`, shown, ended.charAt(place * 2 + side) as Ended, { protocol, dataset }),
        ),
      );
      return measureCell({ cell, judgments, frame, callFacts: () => undefined });
    });
  });
}
