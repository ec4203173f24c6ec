import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** What a benchmark prints; it must end well. */
function bench(script: string, ...args: readonly string[]): string {
  const path = fileURLToPath(new URL(`../../bench/${script}`, import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...args], { encoding: "utf8" });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return stdout;
}

describe("the benchmarks, at their smallest", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "reife-benchmarks-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it("make calls with every rival", () => {
    const sizes = ["--concurrency", "4", "--prompt", "256", "--rounds", "1"];
    const printed = bench("calls.mjs", ...sizes, "--warm", "0", "--seconds", "0.05");
    const rivals = ["bare undici pool", "openai SDK, pooled fetch", "openai SDK, undici Agent"];
    for (const name of [...rivals, "openai SDK as it comes", "reife, durable", "transport: sdk"])
      expect(printed).toContain(name);
  });

  it("grow a run and draw it", () => {
    const plot = join(folder, "growth.svg");
    const printed = bench("growth.mjs", "20", "1", plot);
    for (const name of ["run", "resume", "rescore", "leaderboard"])
      expect(printed).toMatch(new RegExp(`20 calls  ${name}`, "u"));
    expect(existsSync(plot)).toBe(true);
  });

  it("measure a grid in memory and from the disk", () => {
    expect(bench("analysis.mjs", "2", "2", "20", "20")).toContain("160 judgments");
    expect(bench("stored-run.mjs", "2", "2", "20", "20")).toContain("reife leaderboard");
  });

  it("import rows", () => {
    expect(bench("import.mjs", "40", "20")).toContain("40 rows");
  });
});
