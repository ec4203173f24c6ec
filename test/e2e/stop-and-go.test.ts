import { describe, expect, it } from "vitest";
import { expectLines } from "../support/expect-lines.js";
import { startJudgeServer, type JudgeRequest, type JudgeServer } from "../support/judge-server.js";
import type { ServerAnswer } from "../support/http-server.js";
import { openAiReply } from "../support/openai-server.js";
import {
  judgeCard,
  makeProject,
  pairRows,
  storedCalls,
  storedJudgments,
  type Project,
} from "../support/project.js";

const concurrency = 4;
const callCost = (100 * 1 + 50 * 2) / 1e6;

describe("reife run stops where it is told to, and goes on from there", () => {
  it("drains at the first Ctrl-C", { timeout: 60_000 }, async () => {
    const { server, project } = await setUp({ delayMs: 60 });
    const cli = project.start(["run", "configs/test.yaml"]);
    await untilAsked(server, 10);
    cli.send("SIGINT");
    await cli.wrote("Finishing the calls in flight");
    const { code, signal, stdout, stderr } = await cli.done;
    expect({ code, signal }).toEqual({ code: 130, signal: null });
    expect(stderr).toContain(
      "reife: Finishing the calls in flight, then stopping. Press Ctrl-C again to stop at once.\n",
    );
    expect(stderr).not.toMatch(/\n\s+at |Error/u);
    expect(stdout).toMatch(/Interrupted: \d+ trials are left\. Run the same command again/u);

    // Every question that was asked has its reply stored.
    const asked = server.asked.map(({ messagesHash }) => messagesHash).sort();
    expect(asked.length).toBeLessThan(80);
    expect(server.hungUp()).toBe(0);
    expect(storedQuestions(project)).toEqual(asked);
    balanced(project);

    expect(await project.cli(["run", "configs/test.yaml", "--quiet"])).toMatchObject({ code: 0, stderr: "" });
    expect(server.count()).toBe(80);
    expect(new Set(server.asked.map(({ bodyHash }) => bodyHash)).size).toBe(80);
    await sameAsCalm(project);
  });

  it("drains when its terminal is closed", { timeout: 60_000 }, async () => {
    const { server, project } = await setUp({ delayMs: 60 });
    const cli = project.start(["run", "configs/test.yaml"]);
    await untilAsked(server, 10);
    // By the shell, and by the system.
    cli.send("SIGHUP");
    await cli.wrote("Finishing the calls in flight");
    cli.send("SIGHUP");
    const { code, signal } = await cli.done;
    expect({ code, signal }).toEqual({ code: 130, signal: null });
    expect(server.hungUp()).toBe(0);
    expect(server.count()).toBeLessThan(80);
    expect(storedCalls(`${project.folder}/results/test`)).toHaveLength(server.count());
    expect(await project.cli(["run", "configs/test.yaml", "--quiet"])).toMatchObject({ code: 0, stderr: "" });
    expect(server.count()).toBe(80);
  });

  it("stops at once at the second Ctrl-C", { timeout: 60_000 }, async () => {
    // A judge that never answers from the sixth question on.
    const { server, project } = await setUp({
      instead: ({ number }) => (number >= 5 ? { kind: "stall" } : undefined),
    });
    const cli = project.start(["run", "configs/test.yaml", "--quiet"]);
    await untilAsked(server, 5 + concurrency);
    cli.send("SIGINT");
    await cli.wrote("Finishing the calls in flight");
    const start = performance.now();
    cli.send("SIGINT");
    const { code, signal, stderr } = await cli.done;
    expect(performance.now() - start).toBeLessThan(4000);
    expect({ code, signal }).toEqual({ code: 130, signal: null });
    expectLines(stderr, [
      /^reife: Finishing the calls in flight, then stopping\. Press Ctrl-C again to stop at once\.$/u,
      /^reife: Stopping at once\. Finished calls are kept\.$/u,
      /^reife: Interrupted: \d+ trials are left\. Run the same command again/u,
    ]);
    expect(server.hungUp()).toBe(concurrency);
    expect(storedQuestions(project)).toEqual(
      server.asked
        .slice(0, 5)
        .map(({ messagesHash }) => messagesHash)
        .sort(),
    );
    expect(
      storedJudgments(`${project.folder}/results/test`).every(({ outcome }) => outcome.kind === "verdict"),
    ).toBe(true);
  });

  it("stops at the budget, and goes on with a larger one", { timeout: 60_000 }, async () => {
    const { server, project } = await setUp({ delayMs: 3 });
    // What a call of chain of thought may cost at most, 1,024 tokens of reply and a byte a token of prompt, is worth 20 calls.
    const leftOver = 20;
    const within = ["run", "configs/test.yaml", "--max-cost", dollars(40)];
    const first = await project.cli(within);
    expect(first.code).toBe(5);
    expect(first.stdout.replaceAll(/\s+/gu, " ")).toMatch(
      /Stopped at the budget of \$0\.008 \(\$0\.00\d+ is paid, and the next call may cost \$0\.00\d+\): \d+ trials are left\. To go on, raise --max-cost/u,
    );
    expect(server.count()).toBeLessThanOrEqual(40);
    expect(server.count()).toBeGreaterThan(40 - leftOver);
    expect(storedCalls(`${project.folder}/results/test`)).toHaveLength(server.count());
    balanced(project);

    // What was spent before counts.
    expect((await project.cli(within)).code).toBe(5);
    expect(server.count()).toBeLessThanOrEqual(40);
    const larger = await project.cli(["run", "configs/test.yaml", "--quiet", "--max-cost", dollars(70)]);
    expect(larger.code).toBe(5);
    expect(server.count()).toBeLessThanOrEqual(70);
    expect(server.count()).toBeGreaterThan(70 - leftOver);
    expect(await project.cli(["run", "configs/test.yaml", "--quiet", "--max-cost", "1"])).toMatchObject({
      code: 0,
    });
    expect(server.count()).toBe(80);
    await sameAsCalm(project);
  });

  it("counts nothing that another run has paid", { timeout: 60_000 }, async () => {
    const { server, project } = await setUp({});
    expect(await project.cli(["run", "configs/test.yaml", "--quiet", "--out", "paid"])).toMatchObject({
      code: 0,
    });
    const reusing = ["run", "configs/test.yaml", "--quiet", "--reuse", "paid", "--max-cost", "0"];
    expect(await project.cli(reusing)).toMatchObject({ code: 0 });
    expect(server.count()).toBe(80);
  });

  const adapters = ["openai", "anthropic"];
  it.each(adapters)(
    "keeps no budget for a judge of %s without a price",
    { timeout: 60_000 },
    async (adapter) => {
      const { server, project } = await setUp({}, { adapter, price: undefined });
      const run = await project.cli(["run", "configs/test.yaml", "--max-cost", "5"]);
      expect(run).toMatchObject({
        code: 2,
        stdout: "",
        stderr:
          "reife: Cannot keep to a budget: judge has no price on its card " +
          "(add price: {input, output, asOf}, or run without --max-cost)\n",
      });
      expect(server.count()).toBe(0);
      expect(() => project.read("results/test/manifest.json")).toThrow("ENOENT");
      expect(await project.cli(["run", "configs/test.yaml", "--quiet", "--limit", "2"])).toMatchObject({
        code: 0,
      });
    },
  );

  it("counts replies that nobody counted as what they may have cost", { timeout: 60_000 }, async () => {
    const { server, project } = await setUp({
      instead: () => openAiReply({ text: "Therefore, Output (a) is better.", usage: null }),
    });
    const within = ["run", "configs/test.yaml", "--quiet", "--max-cost", "0.01"];
    expect(await project.cli(within)).toMatchObject({ code: 5 });
    const asked = server.count();
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThan(80);
    // The same budget once more pays at most for a smaller call than the one that did not fit.
    expect(await project.cli(within)).toMatchObject({ code: 5 });
    expect(server.count()).toBeLessThan(asked + 20);
  });

  it("holds whenever it is killed, for what was in flight may be billed", { timeout: 120_000 }, async () => {
    let billedUsd = 0;
    const instead = ({ prompt }: JudgeRequest): ServerAnswer => {
      const [input, output] = [Buffer.byteLength(prompt), 50];
      billedUsd += (input * 1 + output * 2) / 1e6;
      const usage = { prompt_tokens: input, completion_tokens: output, total_tokens: input + output };
      return openAiReply({ text: "Therefore, Output (a) is better.", delayMs: 40, usage });
    };
    const { server, project } = await setUp({ instead }, { sampling: { maxTokens: 50 } });
    const within = ["run", "configs/test.yaml", "--quiet", "--max-cost", "0.04"];
    for (const asked of [3, 10, 16]) {
      const cli = project.start(within);
      await untilAsked(server, asked);
      cli.send("SIGKILL");
      expect(await cli.done).toMatchObject({ signal: "SIGKILL" });
    }
    const last = await project.cli(within);
    expect(last.code).toBe(5);
    expect(last.stderr).toMatch(/is paid or may have been/u);
    expect(billedUsd).toBeLessThanOrEqual(0.04);
    expect(billedUsd).toBeGreaterThan(0.01);
    const unstored = server.count() - storedCalls(`${project.folder}/results/test`).length;
    const lost = project.read("results/test/lost.jsonl").trim().split("\n").length;
    expect(unstored).toBeGreaterThan(0);
    expect(lost).toBeGreaterThanOrEqual(unstored);
    const state = await project.cli(["status", "results/test"]);
    expect(state.stdout.replaceAll(/\s+/gu, " ")).toContain(`${lost} attempts brought none that can be kept`);
    expect(await project.cli(["run", "configs/test.yaml", "--quiet"])).toMatchObject({ code: 0 });
    await sameAsCalm(project);
  });

  it("counts replies that cannot be used, and says so", { timeout: 60_000 }, async () => {
    const usage = { prompt_tokens: 100, completion_tokens: 50, total_tokens: 150 };
    const { server, project } = await setUp({
      // Every third question is first answered without a choice, and billed.
      instead: ({ number, earlier }) =>
        number % 3 === 0 && earlier === 0 ? { kind: "send", body: { choices: [], usage } } : undefined,
    });
    const first = await project.cli(["run", "configs/test.yaml"]);
    expect(first.code).toBe(0);
    const lost = server.count() - 80;
    expect(lost).toBeGreaterThan(0);
    const words = `${lost} attempts brought none that can be kept: $${(lost * callCost).toFixed(4)} by the provider's count`;
    expect(first.stdout.replaceAll(/\s+/gu, " ")).toContain(words);
    expect(storedCalls(`${project.folder}/results/test`)).toHaveLength(80);
    await sameAsCalm(project);
  });

  it("asks nothing with a budget of 0", { timeout: 60_000 }, async () => {
    const { server, project } = await setUp({});
    const run = await project.cli(["run", "configs/test.yaml", "--quiet", "--max-cost", "0"]);
    expect(run.code).toBe(5);
    expect(server.count()).toBe(0);
  });

  it("stops at the time limit", { timeout: 60_000 }, async () => {
    const { server, project } = await setUp({ delayMs: 150 });
    const run = await project.cli(["run", "configs/test.yaml", "--max-time", "1s"]);
    expect(run.code).toBe(5);
    expect(run.stdout).toMatch(
      /Stopped at the time limit: \d+ trials are left\. Run the same command again/u,
    );
    expect(server.count()).toBeGreaterThan(0);
    // 4 at a time, 150 ms each: at most 7 rounds within the second.
    expect(server.count()).toBeLessThanOrEqual(7 * concurrency);
    expect(server.hungUp()).toBe(0);
    expect(storedCalls(`${project.folder}/results/test`)).toHaveLength(server.count());
    balanced(project);
  });
});

/** What so many calls cost, for a flag. */
function dollars(calls: number): string {
  return (calls * callCost).toFixed(6);
}

async function setUp(
  options: Parameters<typeof startJudgeServer>[0],
  card: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly server: JudgeServer; readonly project: Project }> {
  const server = await startJudgeServer(options);
  const judge = judgeCard(server.url, { limits: { concurrency, timeoutSeconds: 30 }, ...card });
  const config = { protocols: ["base", "cot"] };
  return { server, project: makeProject({ evaluators: { judge }, rows: pairRows(20), config }) };
}

async function untilAsked(server: JudgeServer, count: number): Promise<void> {
  while (server.count() < count) await new Promise((resolve) => setTimeout(resolve, 2));
}

function storedQuestions({ folder }: Project): readonly string[] {
  return storedCalls(`${folder}/results/test`)
    .map(({ messagesHash }) => messagesHash)
    .sort();
}

/**
 * A run that was stopped early is a first part of its trials: apart from the trials that were open when it stopped, both
 * cells have judged the same instances in both positions.
 */
function balanced(project: Project): void {
  const judgments = storedJudgments(`${project.folder}/results/test`);
  expect(judgments.length).toBeGreaterThan(0);
  expect(judgments.length).toBeLessThan(80);
  const counts = new Map<string, number>();
  for (const { instance } of judgments) counts.set(instance, (counts.get(instance) ?? 0) + 1);
  const partly = [...counts.values()].filter((count) => count < 4);
  // Instances touched by the window of open trials, of which each instance has four.
  expect(partly.length).toBeLessThanOrEqual(Math.ceil((2 * concurrency) / 4) + 1);
  const seen = (protocol: string): number =>
    judgments.filter((judgment) => judgment.protocol === protocol).length;
  expect(Math.abs(seen("base") - seen("cot"))).toBeLessThanOrEqual(2 * concurrency);
}

async function sameAsCalm(project: Project): Promise<void> {
  const calm = await project.cli(["run", "configs/test.yaml", "--quiet", "--out", "calm"]);
  expect(calm).toMatchObject({ code: 0, stderr: "" });
  for (const file of ["leaderboard.json", "judgments.jsonl"]) {
    expect(project.read(`results/test/${file}`), file).toBe(project.read(`calm/${file}`));
  }
}
