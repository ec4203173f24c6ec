import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isRecord } from "../../src/core/is-record.js";
import { parseJson } from "../../src/core/parse-json.js";
import { judgeAnswer, startJudgeServer, type JudgeServer } from "../support/judge-server.js";
import { judgeCard, makeProject, storedCalls, type Project } from "../support/project.js";

const card = readFileSync(new URL("../../protocols/strong-reference.md", import.meta.url), "utf8");

const keyed = { env: { BIG_KEY: "made-up" } };

describe("an evaluator that only answers a step", () => {
  it("is planned, paid for and asked once for each instruction, for all judges together", async () => {
    const { server, project } = await setUp("big");
    const plan = await json(project, ["plan", "configs/test.yaml", "--json"]);
    // 12 pairs of 11 instructions, in two positions each, by two judges.
    expect(plan).toMatchObject({
      total: { calls: { low: 11 + 48, high: 11 + 48 } },
      evaluators: { big: { calls: { low: 11, high: 11 } }, one: { calls: { low: 24, high: 24 } } },
    });
    expect(JSON.stringify(plan)).toMatch(/"big":\{.*?"costUsd":\{"low":0\.0/u);

    expect(await project.cli(["run", "configs/test.yaml", "--quiet"], keyed)).toMatchObject({
      code: 0,
      stderr: "",
    });
    expect(count(server, "big")).toBe(11);
    expect(server.count()).toBe(11 + 48);
    const calls = storedCalls(`${project.folder}/results/test`);
    expect(new Set(calls.filter(({ step }) => step === "reference").map((call) => call.evaluatorId))).toEqual(
      new Set(["big"]),
    );
    const board = parseJson(project.read("results/test/leaderboard.json"));
    const cells = isRecord(board) && Array.isArray(board["cells"]) ? board["cells"].filter(isRecord) : [];
    expect(cells.map((cell) => [cell["evaluator"], cell["calls"]])).toEqual([
      ["one", 35],
      ["two", 35],
    ]);
    const manifest = parseJson(project.read("results/test/manifest.json"));
    expect(
      Object.keys(isRecord(manifest) && isRecord(manifest["evaluators"]) ? manifest["evaluators"] : {}),
    ).toEqual(["one", "two", "big"]);
  });

  it("shares its answers with its own judging under protocol reference", async () => {
    const { server, project } = await setUp("big", ["one", "two", "big"], ["strong", "reference"]);
    expect(await project.cli(["run", "configs/test.yaml", "--quiet"], keyed)).toMatchObject({
      code: 0,
      stderr: "",
    });
    // Its answers and, as they are its own, its verdicts are the same under both protocols.
    expect(count(server, "big")).toBe(11 + 24);
    expect(count(server, "one")).toBe(11 + 24 + 24);
    expect(server.count()).toBe(35 + 59 + 59);
  });

  it("needs its key before anything is asked, and none once its answers are stored", async () => {
    const { server, project } = await setUp("big");
    const first = await project.cli(["run", "configs/test.yaml", "--quiet"]);
    expect(first.code).toBe(2);
    expect(first.stderr).toContain("Cannot call big: the environment has no BIG_KEY");
    expect(first.stderr).toContain("--filter protocol=..");
    expect(server.count()).toBe(0);
    expect(await project.cli(["run", "configs/test.yaml", "--quiet"], keyed)).toMatchObject({ code: 0 });
    const again = await project.cli(["run", "configs/test.yaml", "--quiet"]);
    expect(again).toMatchObject({ code: 0, stderr: "" });
    expect(await project.cli(["rescore", "results/test"])).toMatchObject({ code: 0, stderr: "" });
  });

  it.each([
    ["bigg", "names evaluator 'bigg', which has no card", "did you mean 'big'?"],
    ["nulls/longest", "names evaluator 'nulls/longest', which writes no texts", "behind an endpoint"],
  ])("is refused where it cannot answer: %s", async (named, problem, hint) => {
    const { project } = await setUp(named);
    for (const command of ["run", "plan", "validate"]) {
      const { code, stderr } = await project.cli([command, "configs/test.yaml"]);
      expect([command, code]).toEqual([command, 2]);
      expect(stderr).toContain(problem);
      expect(stderr).toContain(hint);
    }
  });
});

interface Setting {
  readonly server: JudgeServer;
  readonly project: Project;
}

/** Judges one and two, and an evaluator big; protocol strong, whose reference step names `named`. */
async function setUp(
  named: string,
  evaluators: readonly string[] = ["one", "two"],
  protocols: readonly string[] = ["strong"],
): Promise<Setting> {
  // Every judge answers instructions in words of its own.
  const server = await startJudgeServer({
    instead: (request) =>
      request.prompt.includes("Output (a)")
        ? undefined
        : judgeAnswer(request, undefined, `An answer of ${request.model}`),
  });
  const project = makeProject({
    evaluators: {
      one: judgeCard(server.url, { model: "one" }),
      two: judgeCard(server.url, { model: "two" }),
      big: judgeCard(server.url, { model: "big", apiKeyEnv: "BIG_KEY" }),
    },
    config: { evaluators, protocols },
    files: { "protocols/strong.md": card.replace("evaluator: gpt-4o", `evaluator: ${named}`) },
  });
  return { server, project };
}

function count(server: JudgeServer, model: string): number {
  return server.asked.filter((request) => request.model === model).length;
}

async function json(project: Project, args: readonly string[]): Promise<unknown> {
  const { code, stdout, stderr } = await project.cli(args, keyed);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return parseJson(stdout);
}
