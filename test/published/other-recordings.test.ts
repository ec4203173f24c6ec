import { copyFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { cellKey } from "../../src/core/cell-key.js";
import { parseJson } from "../../src/core/parse-json.js";
import { mirror } from "./mirror.js";
import { publishedFigures } from "./published-figures.js";
import { closeFigures, figuresOfCell, newFolder, pairwiseCells, runReife, type Ended } from "./run-reife.js";
import { unwrapped } from "../support/unwrapped.js";

const dataset = "llmbar-natural";

/** What the card leaves out is the format's: where its files lie, and what they call protocols and datasets. */
const card = `id: mine/judge
title: A judge recorded elsewhere
adapter: recorded
format: llmbar
judge: Another judge
compatibility: { label-line: llmbar-line, score-number: llmbar-integer, higher-score: llmbar-higher-score, missing-pair: llmbar-missing-agree }
`;

const config = `name: mine
evaluators: [mine/judge]
protocols: [base, cot, rating]
datasets: [${dataset}]
`;

describe.skipIf(mirror === undefined)("a recorded judge with a card of six lines", () => {
  const source = (folder: string, name: string): string =>
    join(mirror ?? "", "recorded", "llmbar", folder, name);
  let folder = "";
  const recording = (name: string): string =>
    join(folder, "mirror", "recorded", "llmbar", dataset, "Another judge", `${name}.json`);
  const run = (...flags: readonly string[]): Promise<Ended> =>
    runReife(["run", "mine.yaml", "--out", "run", ...flags], {
      cwd: folder,
      mirror: join(folder, "mirror"),
      home: folder,
    });

  beforeEach(() => {
    folder = newFolder();
    onTestFinished(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    mkdirSync(dirname(recording("Vanilla")), { recursive: true });
    mkdirSync(join(folder, "evaluators"));
    symlinkSync(join(mirror ?? "", "data"), join(folder, "mirror", "data"));
    writeFileSync(join(folder, "evaluators", "mine.yaml"), card);
    writeFileSync(join(folder, "mine.yaml"), config);
    for (const name of ["Vanilla", "CoT", "Rating"]) {
      copyFileSync(source(`${dataset}/ChatGPT`, `${name}.json`), recording(name));
    }
  });

  it("gives the published figures of its recordings", async () => {
    expect(await run("--quiet")).toEqual({ code: 0, stdout: "", stderr: "" });
    const cells = pairwiseCells(join(folder, "run"));
    const expected = publishedFigures().filter(
      (entry) =>
        entry.dataset === dataset &&
        entry.evaluator === "llmbar/chatgpt" &&
        ["base", "cot", "rating"].includes(entry.protocol),
    );
    expect(expected).toHaveLength(3);
    expect(cells.size).toBe(3);
    for (const entry of expected) {
      const cell = cells.get(cellKey({ ...entry, evaluator: "mine/judge" }));
      expect(cell && figuresOfCell(cell), entry.protocol).toEqual(closeFigures(entry.figures));
    }
  });

  it("leaves out a protocol that was not recorded and measures the others", async () => {
    rmSync(recording("CoT"));
    expect(await run()).toMatchObject({ code: 0 });
    const cells = pairwiseCells(join(folder, "run"));
    expect([...cells.values()].map(({ protocol }) => protocol).sort()).toEqual(["base", "rating"]);
  });

  it("refuses a recording of another dataset and names the row", async () => {
    const other = parseJson(readFileSync(source("llmbar-neighbor/ChatGPT", "Vanilla.json"), "utf8"));
    writeFileSync(recording("Vanilla"), JSON.stringify(Array.isArray(other) ? other.slice(0, 100) : other));
    const { code, stdout } = await run();
    expect(code).toBe(3);
    expect(unwrapped(stdout)).toMatch(
      /it is not a recording of llmbar-natural, row \d+ has another instruction/,
    );
    const cells = pairwiseCells(join(folder, "run"));
    const base = cells.get(cellKey({ evaluator: "mine/judge", protocol: "base", dataset }));
    expect(base?.coverage).toMatchObject({
      trials: 200,
      verdicts: 0,
      failed: 200,
      reasons: { "bad-request": 200 },
    });
  });

  it("refuses a recording with more rows than the dataset has", async () => {
    copyFileSync(source("llmbar-neighbor/ChatGPT", "Vanilla.json"), recording("Vanilla"));
    const { code, stdout } = await run();
    expect(code).toBe(3);
    expect(unwrapped(stdout)).toContain(
      "it is not a recording of llmbar-natural, it has 134 rows, the dataset has 100",
    );
  });
});
