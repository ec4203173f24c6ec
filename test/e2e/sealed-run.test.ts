import { statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { startJudgeServer, type JudgeServer } from "../support/judge-server.js";
import { judgeCard, makeProject, type Project } from "../support/project.js";

const files = ["calls.jsonl", "judgments.jsonl", "instances.jsonl", "timing.json", "leaderboard.md"];
const said = "reife: all of it was asked and read before, and nothing has changed since\n";

describe("reife run on a run of which nothing is left to do", () => {
  const finished = async (): Promise<{ server: JudgeServer; project: Project; output: string }> => {
    const server = await startJudgeServer({});
    const project = makeProject({ evaluators: { judge: judgeCard(server.url) } });
    const { code, stdout } = await project.cli(["run", "configs/test.yaml"]);
    expect(code).toBe(0);
    return { server, project, output: stdout };
  };
  const written = ({ folder }: Project): readonly number[] =>
    files.map((name) => statSync(join(folder, "results/test", name)).mtimeMs);

  it("says so, prints the same, writes nothing, and needs no key", { timeout: 60_000 }, async () => {
    const { server, project, output } = await finished();
    const before = { times: written(project), manifest: project.read("results/test/manifest.json") };
    const again = await project.cli(["run", "configs/test.yaml"], { env: { TEST_KEY: "" } });
    expect(again).toMatchObject({ code: 0, stdout: output });
    expect(again.stderr).toContain(said);
    expect(written(project)).toEqual(before.times);
    expect(project.read("results/test/manifest.json")).toBe(before.manifest);
    expect(server.count()).toBe(24);
    expect(await project.cli(["run", "configs/test.yaml", "--quiet"])).toMatchObject({
      ...{ code: 0, stdout: "", stderr: "" },
    });
  });

  it("reads all of it again where a file or a card has changed", { timeout: 120_000 }, async () => {
    const { server, project, output } = await finished();
    const rerun = async (): Promise<string> => {
      const { code, stdout, stderr } = await project.cli(["run", "configs/test.yaml"]);
      expect(code).toBe(0);
      expect(stderr).not.toContain(said);
      return stdout;
    };
    const judgments = project.read("results/test/judgments.jsonl");
    project.write("results/test/judgments.jsonl", judgments.replace('"first"', '"second"'));
    expect(await rerun()).toBe(output);
    expect(project.read("results/test/judgments.jsonl")).toBe(judgments);

    project.write("results/test/leaderboard.csv", "");
    expect(await rerun()).toBe(output);
    expect(project.read("results/test/leaderboard.csv")).not.toBe("");

    const price = { input: 2, output: 4, asOf: "2024-01-01" };
    project.write("evaluators/judge.yaml", JSON.stringify(judgeCard(server.url, { price })));
    await rerun();
    expect(server.count()).toBe(24);
    expect((await project.cli(["run", "configs/test.yaml"])).stderr).toContain(said);
  });
});
