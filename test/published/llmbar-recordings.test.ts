import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cellKey } from "../../src/core/cell-key.js";
import { isRecord } from "../../src/core/is-record.js";
import type { PairwiseCell } from "../../src/core/leaderboard.js";
import { parseJson } from "../../src/core/parse-json.js";
import { effectsOf } from "./effects-of.js";
import { mirror } from "./mirror.js";
import { publishedFigures } from "./published-figures.js";
import { closeFigures, figuresOfCell, newFolder, pairwiseCells, root, runReife } from "./run-reife.js";

const published = publishedFigures();

describe.skipIf(mirror === undefined)("reife run configs/published-llmbar.yaml", () => {
  let folder = "";
  let cells: ReadonlyMap<string, PairwiseCell> = new Map();

  beforeAll(async () => {
    folder = newFolder();
    const out = join(folder, "run");
    const surroundings = { cwd: root, mirror: mirror ?? "", home: folder };
    const ended = await runReife(
      ["run", "configs/published-llmbar.yaml", "--out", out, "--quiet"],
      surroundings,
    );
    expect(ended).toEqual({ code: 0, stdout: "", stderr: "" });
    cells = pairwiseCells(out);
  }, 180_000);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(published)("gives the published figures of $recording", (entry) => {
    const cell = cells.get(cellKey(entry));
    expect(cell && figuresOfCell(cell)).toEqual(closeFigures(entry.figures));
  });

  it("has one cell for each of the 185 recordings, and no other cell but the null judges'", () => {
    expect(published).toHaveLength(185);
    const recorded = [...cells.values()].filter(({ adapter }) => adapter === "recorded").map(cellKey);
    expect(recorded.sort()).toEqual(published.map(cellKey).sort());
    expect(new Set([...cells.values()].map(({ adapter }) => adapter))).toEqual(new Set(["recorded", "null"]));
  });

  it("marks a reading by the authors' rules and states our own reading beside it", () => {
    const named = [...cells.values()].filter(({ adapter }) => adapter === "recorded");
    expect(new Set(named.map(({ reading }) => reading))).toEqual(new Set(["published"]));
    for (const cell of named) expect(cell.own?.coverage.trials).toBe(cell.coverage.trials);
    const differing = named.filter(
      ({ own, accuracy }) => JSON.stringify(own?.accuracy) !== JSON.stringify(accuracy),
    );
    expect(differing.length).toBeGreaterThan(0);
    const rules = [...cells.values()].filter(({ adapter }) => adapter === "null");
    expect(rules.every(({ reading, own }) => reading === "own" && own === undefined)).toBe(true);
  });

  it("measures of protocols what docs/effects.json says", () => {
    const effects = parseJson(readFileSync(join(root, "docs", "effects.json"), "utf8"));
    const recorded = isRecord(effects) && isRecord(effects["recorded"]) ? effects["recorded"] : {};
    expect(recorded["minusBase"]).toEqual(effectsOf(join(folder, "run")));
  });

  it("asks both presentations of every pair, whatever the judge replied", () => {
    for (const cell of cells.values()) expect(cell.coverage.trials).toBe(2 * cell.n);
  });

  it("states the lift over the best null judge: 0.365 over `second` for gpt-4 with cot on llmbar-natural", () => {
    const cell = cells.get(
      cellKey({ evaluator: "llmbar/gpt-4", protocol: "cot", dataset: "llmbar-natural" }),
    );
    expect(cell?.accuracy).toMatchObject({ value: 0.945 });
    expect(cell?.liftOverNull).toMatchObject({ value: expect.closeTo(0.365, 12) as unknown, null: "second" });
  });
});
