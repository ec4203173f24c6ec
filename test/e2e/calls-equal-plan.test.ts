import { describe, expect, it } from "vitest";
import { isRecord } from "../../src/core/is-record.js";
import { parseJson } from "../../src/core/parse-json.js";
import { startJudgeServer, type JudgeServer } from "../support/judge-server.js";
import { judgeCard, makeProject, storedCalls, type Project } from "../support/project.js";

const table = [
  // 12 pairs of 11 instructions, in two positions each.
  { protocol: "base", low: 24, high: 24, samples: 1 },
  { protocol: "cot", low: 24, high: 24, samples: 1 },
  { protocol: "reference", low: 11 + 24, high: 11 + 24, samples: 1 },
  { protocol: "metrics", low: 11 + 24, high: 11 + 24, samples: 1 },
  { protocol: "metrics-reference", low: 11 + 11 + 24, high: 11 + 11 + 24, samples: 1 },
  { protocol: "cot-consistency", low: 9 * 24, high: 9 * 24, samples: 9 },
  // Both outputs once, whatever the position.
  { protocol: "flask", low: 24, high: 24, samples: 1 },
  // A third and a fourth ask where the two positions contradict each other.
  { protocol: "swap", low: 24, high: 48, samples: 1 },
] as const;

describe("reife run makes the calls that reife plan counts", () => {
  it("counts each protocol's, and those of all protocols together without the steps that they share", async () => {
    const { server, project } = await setUp(table.map(({ protocol }) => protocol));
    const { calls, stored, cells } = await planOf(project);
    expect(cells).toEqual(
      Object.fromEntries(table.map(({ protocol, low, high }) => [protocol, { low, high }])),
    );
    // reference and metrics are each asked by two protocols, cot by cot and swap.
    const shared = 11 + 11 + 24;
    expect(calls).toEqual({ low: sum("low") - shared, high: sum("high") - shared });
    expect(stored).toEqual({ low: 0, high: 0 });
    expect(server.count()).toBe(0);

    expect(await project.cli(["run", "configs/test.yaml", "--quiet"])).toMatchObject({ code: 0, stderr: "" });
    const asked = server.count();
    expect(asked).toBeGreaterThanOrEqual(sum("low") - shared);
    expect(asked).toBeLessThanOrEqual(sum("high") - shared);
    const board = project.read("results/test/leaderboard.json");
    const again = await project.cli(["run", "configs/test.yaml", "--quiet"]);
    expect(again).toMatchObject({ code: 0, stdout: "", stderr: "" });
    expect(server.count()).toBe(asked);
    expect(project.read("results/test/leaderboard.json")).toBe(board);
  });

  it.each(table)("makes $low to $high for $protocol", async ({ protocol, low, high, samples }) => {
    const { server, project } = await setUp([protocol]);
    const run = await project.cli(["run", "configs/test.yaml", "--quiet"]);
    expect(run).toMatchObject({ code: 0, signal: null, stderr: "" });
    expect(server.count()).toBeGreaterThanOrEqual(low);
    expect(server.count()).toBeLessThanOrEqual(high);
    const calls = storedCalls(`${project.folder}/results/test`);
    expect(calls).toHaveLength(server.count());
    expect(new Set(calls.map(({ id }) => id)).size).toBe(calls.length);
    expect(Math.max(...server.asked.map(({ earlier }) => earlier + 1))).toBe(samples);
    expect(project.read("results/test/judgments.jsonl")).not.toMatch(/"unparsed"|"failed"/u);
  });

  it("asks for contradictions only where the judge contradicts itself", async () => {
    const { server, project } = await setUp(["swap"]);
    expect(await project.cli(["run", "configs/test.yaml", "--quiet"])).toMatchObject({ code: 0 });
    const steps = storedCalls(`${project.folder}/results/test`).map(({ step }) => step);
    const synthesized = steps.filter((step) => step === "synthesize").length;
    expect(synthesized).toBeGreaterThan(0);
    expect(synthesized).toBeLessThan(24);
    expect(synthesized % 2).toBe(0);
    expect(server.count()).toBe(24 + synthesized);
    // With its replies at hand, a plan no longer has to guess.
    const exactly = { low: 24 + synthesized, high: 24 + synthesized };
    expect(await planOf(project)).toMatchObject({ calls: exactly, stored: exactly });
  });
});

describe("reife run asks only what is new", () => {
  it("when a protocol is added that shares a step", async () => {
    const { server, project } = await setUp(["metrics"]);
    await project.cli(["run", "configs/test.yaml", "--quiet"]);
    expect(server.count()).toBe(35);
    const cellBefore = cellsOf(project.read("results/test/leaderboard.json"))[0];

    project.write("configs/test.yaml", configOf(["metrics", "metrics-reference"]));
    expect(await planOf(project)).toMatchObject({
      calls: { low: 35 + 35, high: 35 + 35 },
      stored: { low: 35, high: 35 },
    });
    const run = await project.cli(["run", "configs/test.yaml", "--quiet"]);
    expect(run.code).toBe(0);
    // The questions to judge by are those that protocol metrics asked for.
    expect(server.count()).toBe(35 + 35);
    expect(new Set(server.asked.map(({ bodyHash }) => bodyHash)).size).toBe(70);
    expect(cellsOf(project.read("results/test/leaderboard.json"))[0]).toEqual(cellBefore);
  });

  it("not at all, when another run's replies are reused", async () => {
    const { server, project } = await setUp(["reference"]);
    await project.cli(["run", "configs/test.yaml", "--quiet"]);
    const asked = server.count();
    const first = project.read("results/test/calls.jsonl");
    const reused = ["run", "configs/test.yaml", "--quiet", "--out", "other", "--reuse", "results/test"];
    expect(await project.cli(reused)).toMatchObject({ code: 0, stderr: "" });
    expect(server.count()).toBe(asked);
    expect(project.read("other/leaderboard.json")).toBe(project.read("results/test/leaderboard.json"));
    expect(project.read("other/judgments.jsonl")).toBe(project.read("results/test/judgments.jsonl"));
    expect(project.read("results/test/calls.jsonl")).toBe(first);
  });

  it("nor needs a key for what is stored", async () => {
    const { server, project } = await setUp(["base"]);
    await project.cli(["run", "configs/test.yaml", "--quiet"]);
    const asked = server.count();
    const again = await project.cli(["run", "configs/test.yaml", "--quiet"], {
      env: { TEST_KEY: undefined },
    });
    expect(again).toMatchObject({ code: 0, stderr: "" });
    expect(server.count()).toBe(asked);
  });

  it("of each wire format by itself", async () => {
    const server = await startJudgeServer();
    const project = makeProject({
      evaluators: {
        open: judgeCard(server.url),
        anthropic: judgeCard(server.url, { adapter: "anthropic" }),
      },
      config: { protocols: ["reference", "cot"] },
    });
    expect(await planOf(project)).toMatchObject({ calls: { low: 118, high: 118 } });
    expect(await project.cli(["run", "configs/test.yaml", "--quiet"])).toMatchObject({ code: 0, stderr: "" });
    const byWire = (wire: string): number => server.asked.filter((request) => request.wire === wire).length;
    expect([byWire("openai"), byWire("anthropic")]).toEqual([59, 59]);
    expect(new Set(storedCalls(`${project.folder}/results/test`).map(({ id }) => id)).size).toBe(118);
  });
});

async function setUp(protocols: readonly string[]): Promise<{ server: JudgeServer; project: Project }> {
  const server = await startJudgeServer();
  const project = makeProject({ evaluators: { judge: judgeCard(server.url) }, config: { protocols } });
  return { server, project };
}

function configOf(protocols: readonly string[]): string {
  return JSON.stringify({ evaluators: ["judge"], protocols, datasets: ["pairs"], resamples: 200 });
}

function sum(side: "low" | "high"): number {
  return table.reduce((total, entry) => total + entry[side], 0);
}

/** Calls of the whole plan, those of them that are stored, and the calls of each protocol. */
async function planOf(
  project: Project,
): Promise<{ calls: unknown; stored: unknown; cells: Readonly<Record<string, unknown>> }> {
  const { code, stdout, stderr } = await project.cli(["plan", "configs/test.yaml", "--json"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const plan = parseJson(stdout);
  const total = isRecord(plan) ? plan["total"] : undefined;
  if (!isRecord(total)) throw new TypeError(`No plan: ${stdout}`);
  const cells = cellsOf(stdout).map((cell) => [String(cell["protocol"]), cell["calls"]] as const);
  return { calls: total["calls"], stored: total["stored"], cells: Object.fromEntries(cells) };
}

function cellsOf(text: string): readonly Readonly<Record<string, unknown>>[] {
  const value = parseJson(text);
  const cells = isRecord(value) ? value["cells"] : undefined;
  if (!Array.isArray(cells)) throw new TypeError(`No cells: ${text}`);
  return cells.filter(isRecord);
}
