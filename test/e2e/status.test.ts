import { describe, expect, it } from "vitest";
import { isRecord } from "../../src/core/is-record.js";
import { parseJson } from "../../src/core/parse-json.js";
import { startJudgeServer } from "../support/judge-server.js";
import { judgeCard, makeProject, pairRows } from "../support/project.js";

function field(text: string, key: string): unknown {
  const value = parseJson(text);
  return isRecord(value) ? value[key] : undefined;
}

describe("reife status", () => {
  it(
    "tells from outside how a run stands while it is on, killed and done",
    { timeout: 120_000 },
    async () => {
      let answers = 4;
      const server = await startJudgeServer({
        instead: () => (answers-- > 0 ? undefined : { kind: "stall" }),
      });
      const evaluators = { judge: judgeCard(server.url, { limits: { concurrency: 1 } }) };
      const project = makeProject({ evaluators, rows: pairRows(4) });
      const status = async (...flags: string[]): Promise<string> =>
        (await project.cli(["status", "results/test", ...flags])).stdout;

      const run = project.start(["run", "configs/test.yaml", "--quiet"]);
      await expect.poll(() => server.asked.length, { timeout: 60_000 }).toBeGreaterThan(4);
      const text = await status();
      expect(text).toMatch(/^test: running since .* UTC \(process \d+\)\n/u);
      expect(field(await status("--json"), "state")).toBe("running");

      run.send("SIGKILL");
      await run.done;
      expect((await status()).replaceAll(/\s+/gu, " ")).toContain(
        "test: ended without a word (killed, or the machine went down). Last heard of at",
      );

      answers = 1000;
      const followed = project.start(["run", "configs/test.yaml", "--quiet"]);
      expect((await followed.done).code).toBe(0);
      const done = await status("--follow");
      expect(done).toMatch(/^test: done at .* UTC\n\n100 %, 8 of 8 trials, 1 of 1 cells, after \d+ s\n/u);
      expect(done).toContain("judge           8   8       0");
    },
  );

  it("says what is no run", async () => {
    const project = makeProject({ evaluators: {} });
    expect(await project.cli(["status", "results/none"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("Cannot read results/none: it is no run folder") as unknown,
    });
  });
});
