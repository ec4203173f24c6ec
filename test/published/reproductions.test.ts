import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cellKey } from "../../src/core/cell-key.js";
import { isRecord } from "../../src/core/is-record.js";
import type { PairwiseCell } from "../../src/core/leaderboard.js";
import { parseJson } from "../../src/core/parse-json.js";
import { effectsOf } from "./effects-of.js";
import { expectedFigures, type ExpectedFigures } from "./expected-figures.js";
import { mirror } from "./mirror.js";
import { publishedFigures } from "./published-figures.js";
import { closeFigures, figuresOfCell, newFolder, pairwiseCells, root, runReife } from "./run-reife.js";

const expected = expectedFigures();
const published = publishedFigures();
const unavailable = mirror === undefined ? " (skipped: no recordings in the mirror)" : "";

type Row = Readonly<Record<string, unknown>>;

/** Figures by card, cell and name, as `reife reproduce --json` prints them. */
function keyOf(reproduction: string, cell: ExpectedFigures["cell"], name: string): string {
  const { evaluator, protocol, dataset, criterion = "", subset = "" } = cell;
  return [reproduction, evaluator, protocol, dataset, criterion, subset, name].join("\n");
}

function rowsOf(document: unknown): readonly (readonly [string, Row])[] {
  if (!Array.isArray(document)) throw new TypeError("Expected a list of reproductions");
  return document.filter(isRecord).flatMap(({ reproduction, figures }) => {
    if (!Array.isArray(figures)) throw new TypeError("Expected a list of figures");
    return figures.filter(isRecord).flatMap((row): (readonly [string, Row])[] => {
      const { evaluator, protocol, datasets, criterion, slice, measure } = row;
      if (!Array.isArray(datasets)) return [];
      const cell = {
        ...{ evaluator: String(evaluator), protocol: String(protocol), dataset: datasets.join("+") },
        ...(typeof criterion === "string" ? { criterion } : {}),
        ...(isRecord(slice) && typeof slice["subset"] === "string" ? { subset: slice["subset"] } : {}),
      };
      const { name = measure, convention } = row;
      const suffix = reproduction === "llm-rubric" ? ` ${String(convention)}` : "";
      return [[keyOf(String(reproduction), cell, `${String(name)}${suffix}`), row]];
    });
  });
}

const ids = readdirSync(join(root, "reproductions")).map((name) => name.replace(/\.yaml$/u, ""));
let folder = "";
const llmbarRun = (): string => join(folder, "results", "reproduce-llmbar");

/** Runs the program in the one folder of this file, offline, from the mirror. */
async function reife(...args: readonly string[]): Promise<string> {
  const ended = await runReife(args, { cwd: folder, mirror: mirror ?? "", home: folder });
  expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code: 0, stderr: "" });
  return ended.stdout;
}

beforeAll(() => {
  folder = newFolder();
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(mirror === undefined)("reife run configs/published-llmbar.yaml", () => {
  let cells: ReadonlyMap<string, PairwiseCell> = new Map();

  beforeAll(async () => {
    const config = join(root, "configs", "published-llmbar.yaml");
    expect(await reife("run", config, "--out", llmbarRun(), "--quiet")).toBe("");
    cells = pairwiseCells(llmbarRun());
  }, 600_000);

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
    expect(recorded["minusBase"]).toEqual(effectsOf(llmbarRun()));
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

// What the run above judged is up to date: it is read again here, not made again.
describe.skipIf(mirror === undefined)(`reife reproduce${unavailable}`, () => {
  let figures: ReadonlyMap<string, Row> = new Map();
  let statuses: readonly unknown[] = [];

  beforeAll(async () => {
    const judged = readFileSync(join(llmbarRun(), "manifest.json"), "utf8");
    const tables = await reife("reproduce", ...ids, "--json", "--quiet");
    expect(readFileSync(join(llmbarRun(), "manifest.json"), "utf8")).toBe(judged);
    writeFileSync(join(folder, "tables.json"), tables);
    const rows = rowsOf(parseJson(tables));
    figures = new Map(rows);
    expect(figures.size).toBe(rows.length);
    statuses = rows.map(([, { status }]) => status);
  }, 600_000);

  it("has a card for every kind of recording", () => {
    expect(expected).toHaveLength(250);
    expect(new Set(expected.map(({ reproduction }) => reproduction)).size).toBe(7);
    for (const { reproduction } of expected) expect(ids).toContain(reproduction);
  });

  it.each(expected)(
    "has the figures of $entry on a card, and they match",
    ({ reproduction, cell, figures: wanted }) => {
      for (const [name, published] of Object.entries(wanted)) {
        const row = figures.get(keyOf(reproduction, cell, name));
        expect(row, `${name} is on no card`).toBeDefined();
        if (published === null) expect(row).toMatchObject({ status: "unpublished" });
        else expect(row).toMatchObject({ status: "match", published: { value: published } });
      }
    },
  );

  it("has no figure that differs, and every one of judgments has an interval or a reason", () => {
    expect(new Set(statuses)).toEqual(new Set(["match", "unpublished"]));
    for (const row of figures.values()) {
      const ours = row["ours"];
      expect(isRecord(ours) && typeof ours["low"] === "number" && typeof ours["high"] === "number").toBe(
        true,
      );
    }
  });

  it("gives what docs/published.md says (else write it: npm run docs)", () => {
    const ended = spawnSync(
      process.execPath,
      ["scripts/write-published-doc.mjs", "--check", "--in", folder, "--tables", join(folder, "tables.json")],
      {
        cwd: root,
        encoding: "utf8",
        env: {
          PATH: process.env["PATH"],
          HOME: folder,
          REIFE_MIRROR: mirror,
          REIFE_CACHE_DIR: join(folder, "cache"),
        },
      },
    );
    expect({ code: ended.status, stderr: ended.stderr }).toEqual({ code: 0, stderr: "" });
  }, 600_000);

  it("gives accuracy the value of the leaderboard, and its interval where that is drawn as well", () => {
    const board = parseJson(readFileSync(join(llmbarRun(), "leaderboard.json"), "utf8"));
    const cells = isRecord(board) && Array.isArray(board["cells"]) ? board["cells"].filter(isRecord) : [];
    const recorded = cells.filter(({ adapter }) => adapter === "recorded");
    expect(recorded).toHaveLength(185);
    for (const cell of recorded) {
      const { evaluator, protocol, dataset, accuracy } = cell;
      const ids = { evaluator: String(evaluator), protocol: String(protocol), dataset: String(dataset) };
      const ours = figures.get(keyOf("llmbar", ids, "accuracy"))?.["ours"];
      if (!isRecord(accuracy) || !isRecord(ours)) throw new TypeError("Expected estimates");
      // Of few clusters, or near 0 or 1, the leaderboard has Wilson's; a table's own rule always draws.
      const drawn = accuracy["method"] === "cluster bootstrap";
      for (const bound of drawn ? ["value", "low", "high"] : ["value"]) {
        expect(Number(ours[bound])).toBeCloseTo(100 * Number(accuracy[bound]), 9);
      }
    }
  });
});
