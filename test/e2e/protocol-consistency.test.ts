import { describe, expect, it } from "vitest";
import { startJudgeServer } from "../support/judge-server.js";
import { judgeCard, makeProject, storedJudgments, type Project } from "../support/project.js";

const members = ["base", "cot", "metrics", "reference", "metrics-reference"];
// 12 pairs of 11 instructions, in two positions each: two steps for instructions, five for presentations.
const calls = 2 * 11 + 5 * 24;

describe("protocol-consistency", () => {
  it("asks nothing beyond its members, and says what most of them say", async () => {
    const server = await startJudgeServer();
    const project = makeProject({
      evaluators: { judge: judgeCard(server.url) },
      config: { protocols: members },
    });
    await run(project);
    expect(server.count()).toBe(calls);
    const before = project.read("results/test/calls.jsonl");

    project.write(
      "configs/test.yaml",
      JSON.stringify({
        evaluators: ["judge"],
        protocols: [...members, "protocol-consistency"],
        datasets: ["pairs"],
        resamples: 200,
      }),
    );
    const planned = await project.cli(["plan", "configs/test.yaml"]);
    expect(planned.stdout).toContain(`calls      ${calls} to providers (${calls} already stored;`);
    await run(project);
    expect(server.count()).toBe(calls);
    expect(project.read("results/test/calls.jsonl")).toBe(before);

    const judgments = storedJudgments(`${project.folder}/results/test`);
    const keyOf = ({ instance, presentation }: (typeof judgments)[number]): string =>
      `${instance} ${presentation}`;
    const voted = judgments.filter(({ protocol }) => protocol === "protocol-consistency");
    expect(voted).toHaveLength(24);
    for (const judgment of voted) {
      const theirs = judgments.filter(
        (other) => other.protocol !== "protocol-consistency" && keyOf(other) === keyOf(judgment),
      );
      const forA = theirs.filter(({ preference }) => preference === "A").length;
      expect(judgment.preference).toBe(forA >= 3 ? "A" : "B");
      expect(judgment.confidence).toBe(Math.max(forA, 5 - forA) / 5);
      expect([...judgment.calls].sort()).toEqual([...new Set(theirs.flatMap((other) => other.calls))].sort());
    }
  });

  it("can be run by itself, and then makes its members' calls", async () => {
    const server = await startJudgeServer();
    const project = makeProject({
      evaluators: { judge: judgeCard(server.url) },
      config: { protocols: ["protocol-consistency"] },
    });
    await run(project);
    expect(server.count()).toBe(calls);
  });

  it("shares the calls of judges without a provider too", async () => {
    const project = makeProject({
      evaluators: { made: { title: "Made up", adapter: "simulated", seed: 3, traits: { accuracy: 0.8 } } },
      config: { protocols: [...members, "protocol-consistency"] },
    });
    await run(project);
    const judgments = storedJudgments(`${project.folder}/results/test`);
    const voted = judgments.filter(({ protocol }) => protocol === "protocol-consistency");
    const theirs = new Set(
      judgments.filter(({ protocol }) => protocol !== "protocol-consistency").flatMap((other) => other.calls),
    );
    expect(voted.flatMap((judgment) => judgment.calls).filter((id) => !theirs.has(id))).toEqual([]);
  });
});

async function run(project: Project): Promise<void> {
  expect(await project.cli(["run", "configs/test.yaml", "--quiet"])).toMatchObject({ code: 0, stderr: "" });
}
