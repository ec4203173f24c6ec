import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { cellKey } from "../../src/core/cell-key.js";
import type { Estimate } from "../../src/core/estimate.js";
import { isRecord } from "../../src/core/is-record.js";
import type { Leaderboard, PairwiseCell } from "../../src/core/leaderboard.js";
import { parseJson } from "../../src/core/parse-json.js";
import type { Figures } from "./published-figures.js";

/** The repository. */
export const root: string = fileURLToPath(new URL("../..", import.meta.url));

/** How the program ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where the program runs. */
export interface RunOptions {
  readonly cwd: string;
  readonly mirror: string;
  /** A folder for its home and its cache, which are empty. */
  readonly home: string;
}

/** A new folder; whoever makes it removes it. */
export function newFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), "reife-published-")));
}

/** Runs the built program offline, with an empty cache and no key. */
export function runReife(args: readonly string[], { cwd, mirror, home }: RunOptions): Promise<Ended> {
  const env = {
    PATH: process.env["PATH"],
    HOME: home,
    REIFE_CACHE_DIR: join(home, "cache"),
    REIFE_MIRROR: mirror,
  };
  const child = spawn(process.execPath, [join(root, "bin", "reife.js"), ...args, "--offline"], {
    cwd,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const written = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8");
    child[name].on("data", (text: string) => {
      written[name] += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ code, ...written });
    });
  });
}

/** The pairwise cells of a run folder's leaderboard by key. */
export function pairwiseCells(folder: string): ReadonlyMap<string, PairwiseCell> {
  const leaderboard = parseJson(readFileSync(join(folder, "leaderboard.json"), "utf8"));
  if (!isLeaderboard(leaderboard)) throw new TypeError(`${folder} has no leaderboard`);
  const cells = leaderboard.cells.filter((cell): cell is PairwiseCell => cell.task === "pairwise");
  return new Map(cells.map((cell) => [cellKey(cell), cell]));
}

function isLeaderboard(value: unknown): value is Leaderboard {
  return isRecord(value) && value["schema"] === "reife/leaderboard/1" && Array.isArray(value["cells"]);
}

/** A cell's figures; those that it lacks are absent. */
export function figuresOfCell(cell: PairwiseCell): Partial<Figures> {
  const value = (estimate: Estimate): number | undefined =>
    "value" in estimate ? estimate.value : undefined;
  const figures = {
    ...cell.accuracyByPresentation,
    accuracy: value(cell.accuracy),
    bothCorrect: value(cell.bothCorrect),
    selfAgreement: value(cell.selfAgreement),
  };
  return Object.fromEntries(Object.entries(figures).filter(([, figure]) => figure !== undefined));
}

/** The figures as `toEqual` compares them: each to be met to 1e-9. */
export function closeFigures(figures: Figures): Readonly<Record<string, unknown>> {
  const entries: readonly (readonly [string, number])[] = Object.entries(figures);
  return Object.fromEntries(
    entries.map(([name, figure]): [string, unknown] => [name, expect.closeTo(figure, 9)]),
  );
}
