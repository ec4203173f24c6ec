import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isRecord } from "../../src/core/is-record.js";
import { parseJson } from "../../src/core/parse-json.js";
import { expectedFigures, type ExpectedFigures } from "./expected-figures.js";
import { mirror } from "./mirror.js";
import { newFolder, root, runReife } from "./run-reife.js";

const expected = expectedFigures();
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

describe.skipIf(mirror === undefined)(`reife reproduce${unavailable}`, () => {
  const ids = readdirSync(join(root, "reproductions")).map((name) => name.replace(/\.yaml$/u, ""));
  let folder = "";
  let figures: ReadonlyMap<string, Row> = new Map();
  let statuses: readonly unknown[] = [];

  beforeAll(async () => {
    folder = newFolder();
    const surroundings = { cwd: folder, mirror: mirror ?? "", home: folder };
    const ended = await runReife(["reproduce", ...ids, "--json", "--quiet"], surroundings);
    expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code: 0, stderr: "" });
    const rows = rowsOf(parseJson(ended.stdout));
    figures = new Map(rows);
    expect(figures.size).toBe(rows.length);
    statuses = rows.map(([, { status }]) => status);
  }, 600_000);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

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
      ["scripts/write-published-doc.mjs", "--check", "--in", folder],
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
    const board = parseJson(
      readFileSync(join(folder, "results", "reproduce-llmbar", "leaderboard.json"), "utf8"),
    );
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
