import { expect, test } from "vitest";
import { measureEffects } from "../../src/analysis/effects/measure-effects.js";
import { effectsReport } from "../../src/report/effects-report.js";
import { namesOf, plantedGrid, type PlantedGrid } from "../support/effects-grid.js";

function reportOf(grid: PlantedGrid): string {
  const effects = measureEffects(plantedGrid(grid));
  if ("undefined" in effects) throw new Error(effects.undefined);
  return effectsReport(effects);
}

const grid: PlantedGrid = {
  evaluators: namesOf("some-vendor/a-judge-with-a-long-name", 6),
  protocols: ["base", "metrics-reference", "a-protocol-with-quite-a-long-name"],
  datasets: ["llmbar-adversarial-neighbor", "llmbar-natural", "starter"],
  instances: 80,
  skillOf: (place) => ["mathematics-and-logic", "prose"][place % 2] ?? "",
  accuracy: (evaluator, protocol) =>
    1 - 0.08 * Number(evaluator.split("-").at(-1)) - (protocol === "base" ? 0.06 : 0),
  seed: 2,
};

test("effectsReport() has every section, with a sentence each, within 80 columns", () => {
  const text = reportOf(grid);
  for (const line of text.split("\n")) {
    expect(line.length).toBeLessThanOrEqual(80);
    expect(line).toBe(line.trimEnd());
  }
  const flat = text.replaceAll(/\s+/gu, " ");
  for (const sentence of [
    "Grid: 6 judges x 3 protocols x 3 datasets, 240 instances",
    "Judges over the grid.",
    "Protocols over the grid",
    "Found 8 times in 10: a true gap of",
    "On other instances the same one is first in",
    "With other judges of the kind and other instances the same one is first in",
    "What picking the best protocol gains over base, in points.",
    "Where true accuracies of cells differ",
    "judge x protocol x dataset",
    "Shares of the variation seen",
    "How alike rankings are",
    "Judges by two protocols, 3 pairs: rho",
    "How well each dataset separates these judges",
    "Who leads on each slice.",
  ]) {
    expect(flat).toContain(sentence);
  }
});

test("effectsReport() of one judge says what is left to say, and of few judges why intervals are missing", () => {
  const alone = reportOf({ ...grid, evaluators: ["only-1"], datasets: ["starter"] });
  expect(alone).toContain("Grid: 1 judge x 3 protocols x 1 dataset, 80 instances");
  expect(alone).not.toContain("separates");
  expect(alone).not.toContain("±");
  expect(reportOf(grid)).toContain("±");
  expect(alone).not.toContain("undefined");
  const few = reportOf({ ...grid, evaluators: namesOf("judge", 3) });
  expect(few).toContain("No interval for other judges: needs at least 5 judges");
  expect(few).not.toMatch(/NaN|undefined/u);
});

test("effectsReport() counts the cells that are left out, by reason", () => {
  const text = reportOf({
    ...grid,
    without: (evaluator, protocol) => evaluator.endsWith("-6") && protocol !== "base",
  });
  expect(text.replaceAll(/\s+/gu, " ")).toContain(
    "Left out: 3 cells, the judge lacks cells that the others have.",
  );
});
