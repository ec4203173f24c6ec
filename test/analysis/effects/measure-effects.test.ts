import { describe, expect, it } from "vitest";
import { measureEffects } from "../../../src/analysis/effects/measure-effects.js";
import type { EffectRow, Effects } from "../../../src/core/effects.js";
import type { Estimate } from "../../../src/core/estimate.js";
import { namesOf, plantedGrid, type PlantedGrid } from "../../support/effects-grid.js";

const names = {
  evaluators: namesOf("judge", 6),
  protocols: ["base", "cot", "swap"],
  datasets: ["lakes", "hills"],
};

/** Judges from 0.9 down by 0.08; on hills all worse; cot 0.05 better than the others. */
function accuracyOf(evaluator: string, protocol: string, dataset: string): number {
  const place = Number(evaluator.split("-")[1]);
  return 0.98 - 0.08 * place + (protocol === "cot" ? 0.05 : 0) - (dataset === "hills" ? 0.1 : 0);
}

const usual: PlantedGrid = { ...names, instances: 300, accuracy: accuracyOf, seed: 1 };

function measure(grid: PlantedGrid): Effects {
  const effects = measureEffects(plantedGrid(grid));
  if ("undefined" in effects) throw new Error(effects.undefined);
  return effects;
}

function valueOf(estimate: Estimate | undefined): number {
  return estimate !== undefined && "value" in estimate ? estimate.value : NaN;
}

describe("measureEffects()", () => {
  const parts = plantedGrid(usual);
  const effects = measure(usual);

  it("averages each judge and each protocol over the grid, each dataset once", () => {
    const mean = (keep: (cell: (typeof parts.cells)[number]["cell"]) => boolean): number => {
      const kept = parts.cells.map(({ cell }) => cell).filter(keep);
      return kept.reduce((sum, { accuracy }) => sum + valueOf(accuracy), 0) / kept.length;
    };
    for (const { id, accuracy } of effects.evaluators.rows) {
      expect(valueOf(accuracy)).toBeCloseTo(
        mean(({ evaluator }) => evaluator === id),
        10,
      );
    }
    for (const { id, accuracy } of effects.protocols.rows) {
      expect(valueOf(accuracy)).toBeCloseTo(
        mean(({ protocol }) => protocol === id),
        10,
      );
    }
    expect(effects.evaluators.rows.map(({ id }) => id)).toEqual(names.evaluators);
    expect(effects.protocols.rows[0]?.id).toBe("cot");
    expect(effects.grid).toMatchObject({
      datasets: [{ dataset: "lakes", n: 300, clusters: 300 }, {}],
      leftOut: [],
    });
  });

  it("gives letters, rank intervals, ranks over datasets, wins and first places that fit together", () => {
    const rows: readonly EffectRow[] = effects.evaluators.rows;
    expect(rows[0]).toMatchObject({
      rank: 1,
      letters: "a",
      meanRank: 1,
      borda: 10,
      rankDispersion: { value: 0 },
      bestRank: 1,
    });
    expect(rows.at(-1)).toMatchObject({ rank: 6, rankInterval: [6, 6], meanRank: 6, borda: 0 });
    expect(rows.reduce((sum, { first }) => sum + valueOf(first), 0)).toBeCloseTo(1, 9);
    expect(rows.reduce((sum, { winRate }) => sum + valueOf(winRate), 0) / rows.length).toBeCloseTo(0.5, 9);
    const { onePair, allPairs } = effects.evaluators.minimumDetectableDifference;
    expect(valueOf(allPairs)).toBeGreaterThan(valueOf(onePair));
  });

  it("has main effects and interactions that add up to every cell", () => {
    const [all, lakes] = effects.tables;
    if (all === undefined || lakes === undefined) throw new Error("no table");
    expect(all.dataset).toBeUndefined();
    const cell = parts.cells.find(
      ({ cell: { evaluator, protocol, dataset } }) =>
        evaluator === "judge-2" && protocol === "cot" && dataset === "lakes",
    );
    const parts4 = [
      lakes.mean,
      lakes.evaluators["judge-2"],
      lakes.protocols["cot"],
      lakes.interaction["judge-2"]?.["cot"],
    ];
    expect(parts4.reduce((sum, part) => sum + valueOf(part), 0)).toBeCloseTo(valueOf(cell?.cell.accuracy), 9);
    for (const row of Object.values(all.interaction)) {
      expect(Object.values(row).reduce((sum, part) => sum + valueOf(part), 0)).toBeCloseTo(0, 9);
    }
    const shares = Object.values(all.shares).reduce((sum, share) => sum + valueOf(share), 0);
    expect(shares).toBeCloseTo(1, 9);
  });

  it("corrects the gain of the best protocol: never above the naive one, and near what was planted", () => {
    for (const { overall } of effects.gains) {
      if ("undefined" in overall) throw new Error(overall.undefined);
      expect(overall).toMatchObject({ options: 2, best: "cot", naive: { method: "cluster bootstrap" } });
      expect(valueOf(overall.corrected)).toBeLessThanOrEqual(valueOf(overall.naive) + 1e-9);
      const { corrected } = overall;
      if (!("value" in corrected) || corrected.low === undefined || corrected.high === undefined)
        throw new Error("no interval");
      expect(corrected.low).toBeLessThan(0.05);
      expect(corrected.high).toBeGreaterThan(0.05);
      expect(Object.values(overall.picks).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    }
  });

  it("correlates rankings on datasets and by protocols, with both kinds of interval around what was found", () => {
    const pair = effects.agreement.find(
      ({ between, over }) => between === "datasets" && over === "evaluators",
    );
    if (pair === undefined || "undefined" in pair.spearman) throw new Error("no correlation");
    const { value, instances, both } = pair.spearman;
    for (const interval of [instances, both]) {
      if (!("value" in interval)) throw new Error(interval.undefined);
      expect(interval.low).toBeLessThanOrEqual(value);
      expect(interval.high).toBeGreaterThanOrEqual(value - 1e-9);
    }
    expect(effects.agreement.filter(({ b }) => b === "all protocols")).toHaveLength(1);
    expect(effects.agreement).toHaveLength(1 + 1 + 1 + 3);
  });

  it("finds the variance of judges and datasets, and none where none was planted", () => {
    const { components } = effects;
    if ("undefined" in components) throw new Error(components.undefined);
    const sdOf = (name: string): number =>
      components.find(({ factors }) => factors.join(" x ") === name)?.sd ?? NaN;
    // Judges 0.08 apart: a standard deviation of 0.1497; two datasets 0.1 apart: 0.0707.
    expect(Math.abs(sdOf("evaluator") - 0.1497)).toBeLessThan(0.015);
    expect(Math.abs(sdOf("dataset") - 0.0707)).toBeLessThan(0.03);
    expect(sdOf("evaluator x protocol")).toBeLessThan(0.02);
    expect(components.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  });
});

describe("measureEffects() of grids that are not as they should be", () => {
  it("keeps to the largest complete grid, and says which cells are outside and why", () => {
    const effects = measure({
      ...usual,
      instances: 40,
      evaluators: [...names.evaluators, "nulls/first"],
      without: (evaluator, protocol, dataset) =>
        (evaluator === "judge-1" && protocol === "swap" && dataset === "hills") ||
        (evaluator === "judge-6" && protocol !== "base"),
    });
    // Either all six judges by base alone (12 cells), or five by two protocols (20), or four by three (24).
    expect(effects.grid.protocols).toEqual(names.protocols);
    expect(effects.grid.evaluators).toEqual(names.evaluators.slice(1, 5));
    const reasons = new Set(effects.grid.leftOut.map(({ reason }) => reason));
    expect([...reasons]).toEqual(["the judge lacks cells that the others have"]);
    expect(effects.grid.leftOut.map(({ evaluator }) => evaluator)).not.toContain("nulls/first");
    expect(effects.gains.map(({ evaluator }) => evaluator)).toEqual(names.evaluators);
    expect(effects.gains[5]?.overall).toEqual({ undefined: "no other protocol than base" });
    const { components } = effects;
    if ("undefined" in components) throw new Error(components.undefined);
    expect(components[0]?.evaluators).toEqual({ undefined: "needs at least 5 judges" });
  });

  it("states what it can of one judge, one protocol, one dataset and one cluster", () => {
    const effects = measure({
      ...usual,
      evaluators: ["judge-1"],
      protocols: ["base"],
      datasets: ["lakes"],
      instances: 10,
      clusterSize: 10,
    });
    expect(effects.evaluators.rows).toMatchObject([
      { id: "judge-1", rank: 1, letters: "", rankDispersion: { undefined: "one dataset" } },
    ]);
    expect(effects.components).toEqual({ undefined: "evaluator has fewer than two levels" });
    expect(effects.signals[0]?.ratio).toHaveProperty("undefined");
    expect(effects.slices.claims).toEqual([]);
    expect(JSON.stringify(effects)).not.toMatch(/NaN|null/u);
  });

  it("is undefined without a judge", () => {
    expect(measureEffects({ run: "r", cells: [], facts: [], seed: 1, resamples: 10 })).toEqual({
      undefined: "no judge chooses between outputs here",
    });
  });
});

describe("claims about slices", () => {
  const slices: PlantedGrid = {
    ...names,
    evaluators: namesOf("judge", 3),
    instances: 240,
    skillOf: (place) => ["maths", "prose", "code", "logic"][place % 4] ?? "",
    accuracy: (evaluator, _protocol, _dataset, skill) =>
      skill === "maths" && evaluator === "judge-2" ? 0.95 : 0.6,
    seed: 4,
  };

  it("hold for a judge that is best on a skill, and for no other", () => {
    const { claims, small } = measure(slices).slices;
    expect(small).toBe(0);
    expect(claims).toHaveLength(4);
    const best = claims.filter((claim) => claim.best);
    expect(best).toMatchObject([{ tag: "skill", value: "maths", leader: "judge-2", n: 120, clusters: 120 }]);
    expect(best[0]?.adjustedP).toBeLessThan(0.02);
  });

  it("leave out slices of few clusters, and count them", () => {
    const { claims, small } = measure({
      ...slices,
      skillOf: (place) => (place < 5 ? "rare" : "usual"),
    }).slices;
    expect(claims.map(({ value }) => value)).toEqual(["usual"]);
    expect(small).toBe(1);
  });
});
