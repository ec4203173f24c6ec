import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { startJudgeServer } from "../support/judge-server.js";
import { judgeCard, makeProject, pairRows, storedCalls } from "../support/project.js";

function mount(...args: readonly string[]): boolean {
  return spawnSync("mount", args).status === 0;
}

/** Whether this machine lets us mount a file system in memory: only root may. */
function mayMount(): boolean {
  if (process.platform !== "linux") return false;
  const folder = mkdtempSync(join(tmpdir(), "reife-mount-"));
  try {
    return (
      mount("-t", "tmpfs", "-o", "size=64k", "tmpfs", folder) && spawnSync("umount", [folder]).status === 0
    );
  } finally {
    rmdirSync(folder);
  }
}

describe.skipIf(!mayMount())("a disk that is full", () => {
  it("ends a run in one line, and once there is room it goes on", { timeout: 60_000 }, async () => {
    const server = await startJudgeServer({});
    const judge = judgeCard(server.url, { limits: { concurrency: 4 } });
    const project = makeProject({
      evaluators: { judge },
      rows: pairRows(60),
      config: { protocols: ["base", "cot"] },
    });
    const results = `${project.folder}/results`;
    mkdirSync(results, { recursive: true });
    expect(mount("-t", "tmpfs", "-o", "size=96k", "tmpfs", results)).toBe(true);
    onTestFinished(() => {
      spawnSync("umount", [results]);
    });
    const full = await project.cli(["run", "configs/test.yaml", "--quiet"]);
    expect(full.code).toBe(2);
    expect(full.stderr).toMatch(/^reife: [^\n]*disk is full[^\n]*\n$/u);

    expect(mount("-o", "remount,size=8m", results)).toBe(true);
    const kept = storedCalls(`${results}/test`).length;
    expect(kept).toBeGreaterThan(0);
    const asked = server.count();
    // What was in flight, and no more, could not be written down.
    expect(asked - kept).toBeLessThanOrEqual(8);
    expect(await project.cli(["run", "configs/test.yaml", "--quiet"])).toMatchObject({ code: 0, stderr: "" });
    expect(server.count() - asked).toBe(240 - kept);
    expect(storedCalls(`${results}/test`)).toHaveLength(240);
  });
});
