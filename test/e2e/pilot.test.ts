import { describe, expect, it } from "vitest";
import { isRecord } from "../../src/core/is-record.js";
import { parseJson } from "../../src/core/parse-json.js";
import { replyUsage, startJudgeServer } from "../support/judge-server.js";
import { judgeCard, makeProject, pairRows, storedCalls } from "../support/project.js";

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);
}

describe("reife plan --pilot", () => {
  it(
    "calls for a few instances, judges by them, and leaves their replies to the run",
    { timeout: 90_000 },
    async () => {
      const server = await startJudgeServer();
      const project = makeProject({ evaluators: { judge: judgeCard(server.url) }, rows: pairRows(12) });
      const pilot = ["plan", "configs/test.yaml", "--pilot", "4"];
      const planned = await project.cli(pilot);
      expect(planned).toMatchObject({ code: 0 });
      expect(planned.stderr).toContain("a pilot of 4 instances of each dataset; replies go to ");
      expect(planned.stdout).toMatch(/judge +24 +8 /u);
      expect(planned.stdout).toContain(
        "Measured on 4 instances whose calls are all stored (95 % intervals):",
      );
      expect(server.asked).toHaveLength(8);

      const again = await project.cli([...pilot, "--json"]);
      expect(again).toMatchObject({ code: 0, stderr: "" });
      expect(server.asked).toHaveLength(8);
      const measured = at(parseJson(again.stdout), "measured");
      expect(at(measured, "instances")).toBe(4);
      // The made-up judge's replies are said to be equally long: what is left is foreseen to the token.
      const expected = 16 * replyUsage.output;
      expect(at(measured, "total", "output", "value")).toBeCloseTo(expected, 6);
      expect(at(measured, "evaluators", "judge", "output", "high")).toBeCloseTo(expected, 6);

      expect(await project.cli(["run", "configs/test.yaml", "--quiet"])).toMatchObject({ code: 0 });
      expect(server.asked).toHaveLength(24);
      expect(storedCalls(`${project.folder}/results/test`)).toHaveLength(24);
    },
  );

  it("stops at its budget, and says what it needs", { timeout: 60_000 }, async () => {
    const server = await startJudgeServer();
    const judge = judgeCard(server.url, { limits: { concurrency: 1 } });
    const project = makeProject({ evaluators: { judge }, rows: pairRows(12) });
    const stopped = await project.cli(["plan", "configs/test.yaml", "--pilot", "4", "--max-cost", "0.0008"]);
    expect(stopped).toMatchObject({ code: 5, stdout: "" });
    expect(stopped.stderr).toContain("The pilot stopped (cost): run the same command again to go on");
    expect(server.asked.length).toBeLessThan(8);
    const keyless = await project.cli(["plan", "configs/test.yaml", "--pilot", "4"], {
      env: { TEST_KEY: undefined },
    });
    expect(keyless.code).toBe(2);
    expect(keyless.stderr).toMatch(/^reife: Cannot call judge: the environment has no TEST_KEY[^\n]*\n$/u);
    expect(await project.cli(["plan", "configs/test.yaml", "--pilot", "1"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--pilot: got '1'") as unknown,
    });
  });
});
