import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../src/stats/seeded-random.js";
import { startJudgeServer, type JudgeServer } from "../support/judge-server.js";
import { judgeCard, makeProject, pairRows, storedCalls, testKey, type Project } from "../support/project.js";
import { redisForTest, redisIsHere, type RedisServer } from "../support/redis-server.js";
import type { CliResult, RunningCli } from "../support/run-cli.js";

const concurrency = 8;
/** What each reply costs, in US dollars: see `replyUsage`. */
const callUsd = 0.0002;

interface Setting {
  readonly redis: RedisServer;
  readonly server: JudgeServer;
  readonly project: Project;
}

async function setUp(pairs: number, delayMs: number): Promise<Setting> {
  const redis = await redisForTest();
  const server = await startJudgeServer({ delayMs });
  const judge = judgeCard(server.url, { limits: { concurrency, timeoutSeconds: 10 } });
  const config = { protocols: ["base", "cot"] };
  return { redis, server, project: makeProject({ evaluators: { judge }, rows: pairRows(pairs), config }) };
}

/** Starts a run whose calls workers make. It has no key: those who make calls have. */
function startRun({ redis, project }: Setting, out: string, ...flags: readonly string[]): RunningCli {
  return project.start(["run", "configs/test.yaml", "--engine", "redis", "--out", out, ...flags], {
    env: { TEST_KEY: undefined, REIFE_REDIS_URL: redis.url },
  });
}

function startWorker({ redis, project }: Setting, name: string, ...flags: readonly string[]): RunningCli {
  const args = ["worker", "--redis", redis.url, "--name", name, "--concurrency", "4", ...flags];
  const worker = project.start(args, { timeoutMs: 90_000 });
  worker.done.catch(() => undefined);
  onTestFinished(async () => {
    worker.send("SIGKILL");
    await worker.done;
  });
  return worker;
}

/** Runs the same locally and compares the files byte by byte. */
async function expectAsLocal({ server, project }: Setting, out: string): Promise<void> {
  const before = server.count();
  const local = await project.cli(["run", "configs/test.yaml", "--quiet", "--out", "local"]);
  expect(local).toMatchObject({ code: 0, stderr: "" });
  const stored = storedCalls(`${project.folder}/${out}`);
  expect(stored).toHaveLength(server.count() - before);
  expect(new Set(stored.map(({ id }) => id)).size).toBe(stored.length);
  for (const file of ["leaderboard.json", "leaderboard.csv", "judgments.jsonl"]) {
    expect(project.read(`${out}/${file}`), file).toBe(project.read(`local/${file}`));
  }
}

/** The run's own keys, once workers have noticed that it is over. */
async function expectNoTraces({ redis }: Setting): Promise<void> {
  await expect
    .poll(async () => (await redis.client.keys("reife:*")).filter((key) => !key.startsWith("reife:worker")))
    .toEqual([]);
}

async function ended(run: RunningCli, code: number): Promise<CliResult> {
  const result = await run.done;
  expect(result, result.stderr).toMatchObject({ code });
  return result;
}

describe.skipIf(!redisIsHere)("reife run --engine redis", () => {
  it(
    "gives the same bytes as a local run, within its budget, and no key to Redis",
    { timeout: 120_000 },
    async () => {
      const setting = await setUp(12, 5);
      const { server, project, redis } = setting;
      const commands: string[] = [];
      const monitor = await redis.client.monitor();
      monitor.on("error", () => undefined);
      onTestFinished(() => {
        monitor.disconnect();
      });
      monitor.on("monitor", (_time, args: readonly string[]) => commands.push(args.join(" ")));

      const one = startRun(setting, "one");
      await one.wrote("waiting for workers: start `reife worker --redis");
      const workers = [startWorker(setting, "w1")];
      await ended(one, 0);
      const calls = server.count();
      expect(calls).toBe(48);
      await expectAsLocal(setting, "one");

      workers.push(startWorker(setting, "w2"), startWorker(setting, "w3"));
      await Promise.all(workers.map((worker) => worker.wrote("Worker w")));
      const before = server.count();
      const most = 20;
      const { stdout } = await ended(startRun(setting, "three", "--max-cost", String(most * callUsd)), 5);
      expect(stdout).toContain("Stopped at the budget");
      expect(server.count() - before).toBeLessThanOrEqual(most);
      // So small a budget stops early: the most that a call may cost is set aside before it is sent.
      expect(server.count() - before).toBeGreaterThan(0);
      await ended(startRun(setting, "three"), 0);
      expect(server.count() - before).toBe(calls);
      expect(project.read("three/leaderboard.json")).toBe(
        project.read("one/leaderboard.json").replace('"run": "one"', '"run": "three"'),
      );

      await expectNoTraces(setting);
      monitor.disconnect();
      expect(commands.length).toBeGreaterThan(calls);
      expect(commands.filter((command) => command.includes(testKey))).toEqual([]);
      for (const worker of workers) worker.send("SIGINT");
      for (const worker of workers) await ended(worker, 130);
      await expect.poll(() => redis.client.exists("reife:workers")).toBe(0);
    },
  );

  it("loses nothing when workers are killed", { timeout: 120_000 }, async () => {
    const setting = await setUp(30, 40);
    const { server } = setting;
    const random = seededRandom("workers");
    const spawnWorker = (number: number): RunningCli =>
      startWorker(setting, `w${number}`, "--takeover", "2s");
    const workers = [spawnWorker(0), spawnWorker(1)];
    const run = startRun(setting, "run");
    const kills = [15, 40, 70];
    for (const [index, count] of kills.entries()) {
      await expect.poll(() => server.count(), { timeout: 30_000 }).toBeGreaterThanOrEqual(count);
      await sleep(Math.floor(random.next() * 40));
      workers[index]?.send("SIGKILL");
      workers.push(spawnWorker(index + 2));
    }
    await ended(run, 0);
    const calls = 120;
    // What was in flight at a kill may have been asked twice, nothing else.
    expect(server.count()).toBeGreaterThanOrEqual(calls);
    expect(server.count()).toBeLessThanOrEqual(calls + kills.length * 4);
    await expectAsLocal(setting, "run");
    await expectNoTraces(setting);
  });

  it("goes on after it was killed itself, and asks nothing again", { timeout: 120_000 }, async () => {
    const setting = await setUp(20, 150);
    const { server } = setting;
    startWorker(setting, "w1");
    for (const count of [5, 30]) {
      const run = startRun(setting, "run");
      await expect.poll(() => server.count(), { timeout: 30_000 }).toBeGreaterThanOrEqual(count);
      run.send("SIGKILL");
      expect(await run.done).toMatchObject({ signal: "SIGKILL" });
    }
    const { stderr } = await ended(startRun(setting, "run"), 0);
    expect(stderr).toMatch(/workers are making|taken up/u);
    expect(server.count()).toBe(80);
    await expectAsLocal(setting, "run");
    await expectNoTraces(setting);
  });

  it("outlives a Redis that is killed and comes back", { timeout: 120_000 }, async () => {
    const setting = await setUp(20, 40);
    const { server, redis } = setting;
    const workers = [
      startWorker(setting, "w1", "--takeover", "3s"),
      startWorker(setting, "w2", "--takeover", "3s"),
    ];
    const run = startRun(setting, "run");
    await expect.poll(() => server.count(), { timeout: 30_000 }).toBeGreaterThanOrEqual(20);
    await redis.restart(300);
    const { stderr } = await ended(run, 0);
    expect(stderr).toContain(`Redis at ${redis.url} is away: trying again until it is back`);
    expect(stderr).toContain(`Redis at ${redis.url} is back`);
    expect(server.count()).toBeLessThanOrEqual(80 + workers.length * 4);
    await expectAsLocal(setting, "run");
    await expectNoTraces(setting);
  });
});

describe("reife run and worker", () => {
  it("say in one line what is wrong with the flags or the address", async () => {
    const project = makeProject({
      evaluators: { nobody: { title: "Nobody", adapter: "null", rule: "first" } },
    });
    const refused = async (...args: readonly string[]): Promise<string> => {
      const { code, stderr } = await project.cli(args);
      expect(code).toBe(2);
      return stderr.trimEnd();
    };
    const run = ["run", "configs/test.yaml"] as const;
    expect(await refused(...run, "--redis", "redis://localhost")).toBe(
      "reife: --redis goes with --engine redis",
    );
    expect(await refused(...run, "--engine", "redis", "--batch", "--redis", "redis://localhost")).toBe(
      "reife: --engine redis goes without --batch",
    );
    expect(await refused("worker")).toBe(
      "reife: No Redis is named (give --redis redis://host:6379, or set REIFE_REDIS_URL)",
    );
    expect(await refused("worker", "--redis", "redis://:secret@127.0.0.1:1")).toMatch(
      /reife: Cannot use Redis at redis:\/\/127\.0\.0\.1:1: connect ECONNREFUSED[^\n]* \(start redis-server there, or mend --redis \(or REIFE_REDIS_URL\)\)$/u,
    );
    expect(await refused(...run, "--engine", "redis", "--redis", "http://h")).toMatch(
      /The Redis URL is none/u,
    );
  });
});
