import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import type { ServerAnswer } from "../support/http-server.js";
import { judgeAnswer, startJudgeServer, type JudgeRequest } from "../support/judge-server.js";
import { openAiError } from "../support/openai-server.js";
import { judgeCard, makeProject, pairRows, storedCalls, testKey, type Project } from "../support/project.js";

const run = ["run", "configs/test.yaml"] as const;
const results = "results/test";
const refusal = (headers: Readonly<Record<string, string>> = {}): ServerAnswer =>
  openAiError(429, { message: "Slow down", code: "rate_limit_exceeded" }, headers);

async function sameAsCalm(project: Project): Promise<void> {
  expect(await project.cli([...run, "--quiet", "--out", "calm"])).toMatchObject({ code: 0, stderr: "" });
  for (const file of ["leaderboard.json", "judgments.jsonl"]) {
    expect(project.read(`${results}/${file}`), file).toBe(project.read(`calm/${file}`));
  }
}

describe("reife run in a storm of refusals", () => {
  const waits: readonly (readonly [string, () => Readonly<Record<string, string>>])[] = [
    ["without a word on how long", () => ({})],
    ["that asks for a time", () => ({ "retry-after-ms": "300" })],
    ["that asks for a date", () => ({ "retry-after": new Date(Date.now() + 1000).toUTCString() })],
    ["that asks for ten years", () => ({ "retry-after": "315360000" })],
  ];
  it.each(waits)("%s, waits it out and ends as on a calm day", { timeout: 120_000 }, async (_, headers) => {
    const storm = { refused: 0, since: 0 };
    const server = await startJudgeServer({
      instead({ number }) {
        if (number < 12) return undefined;
        storm.since ||= performance.now();
        if (performance.now() - storm.since > 1500) return undefined;
        storm.refused += 1;
        return refusal(headers());
      },
    });
    const project = makeProject({ evaluators: { judge: judgeCard(server.url) }, rows: pairRows(20) });
    expect(await project.start([...run, "--quiet"]).done).toMatchObject({ code: 0, stderr: "" });
    // Those in flight when it began, and then one after each pause.
    expect(storm.refused).toBeLessThanOrEqual(8 + 8);
    const calls = storedCalls(join(project.folder, results));
    expect(calls).toHaveLength(40);
    expect(calls.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(server.count());
    await sameAsCalm(project);
  });

  it("sends nothing while it was asked to wait", { timeout: 60_000 }, async () => {
    const at: number[] = [];
    let refusedAt = 0;
    const server = await startJudgeServer({
      delayMs: 20,
      instead({ number }) {
        at.push(performance.now());
        if (number !== 10) return undefined;
        refusedAt = performance.now();
        return refusal({ "retry-after": "2" });
      },
    });
    const project = makeProject({ evaluators: { judge: judgeCard(server.url) } });
    expect(await project.start([...run, "--quiet"]).done).toMatchObject({ code: 0 });
    // What was under way when the refusal came may still arrive.
    const within = at.filter((time) => time > refusedAt + 500 && time < refusedAt + 1950);
    expect(within).toEqual([]);
    expect(at.filter((time) => time >= refusedAt + 1950).length).toBeGreaterThan(0);
  });
});

describe("reife run and what a provider says of its limits", () => {
  it("is refused nothing although its card states no limit", { timeout: 120_000 }, async () => {
    const limit = 12;
    const windowMs = 1000;
    const state = { start: 0, used: 0, refused: 0 };
    const server = await startJudgeServer({
      instead(request) {
        const now = performance.now();
        if (now >= state.start + windowMs) Object.assign(state, { start: now, used: 0 });
        const left = limit - state.used - 1;
        const headers = {
          "x-ratelimit-limit-requests": String(limit),
          "x-ratelimit-remaining-requests": String(Math.max(0, left)),
          "x-ratelimit-reset-requests": `${Math.ceil(state.start + windowMs - now)}ms`,
        };
        if (left < 0) {
          state.refused += 1;
          return refusal(headers);
        }
        state.used += 1;
        return withHeaders(judgeAnswer(request, 10), headers);
      },
    });
    const project = makeProject({ evaluators: { judge: judgeCard(server.url) }, rows: pairRows(20) });
    expect(await project.start([...run, "--quiet"]).done).toMatchObject({ code: 0, stderr: "" });
    expect(storedCalls(join(project.folder, results))).toHaveLength(40);
    // A window that begins between two clocks may cost one.
    expect(state.refused).toBeLessThanOrEqual(1);
  });

  it("keeps to requests and tokens per minute of its card", { timeout: 60_000 }, async () => {
    const at: number[] = [];
    const server = await startJudgeServer({
      instead() {
        at.push(performance.now());
        return undefined;
      },
    });
    // 150 tokens a reply: 600 a second, four calls.
    const limits = { concurrency: 8, requestsPerMinute: 3000, tokensPerMinute: 36_000 };
    const project = makeProject({ evaluators: { judge: judgeCard(server.url, { limits }) } });
    expect(await project.start([...run, "--quiet"]).done).toMatchObject({ code: 0 });
    expect((at.at(-1) ?? 0) - (at[0] ?? 0)).toBeGreaterThan(3000);
  });
});

describe("reife run with several keys", () => {
  const keys = { KEY_A: "first-secret-0001", KEY_B: "second-secret-0002", KEY_C: "third-secret-0003" };
  const keyIn = ({ headers }: JudgeRequest): string =>
    String(headers["authorization"]).replace("Bearer ", "");

  it(
    "sets aside those that are refused or have no money, and ends with the others",
    { timeout: 60_000 },
    async () => {
      const server = await startJudgeServer({
        instead(request) {
          if (keyIn(request) === keys.KEY_A)
            return openAiError(401, { message: `Incorrect API key provided: ${keys.KEY_A}` });
          if (keyIn(request) === keys.KEY_B)
            return openAiError(429, {
              code: "insufficient_quota",
              message: "You exceeded your current quota",
            });
          return undefined;
        },
      });
      const judge = judgeCard(server.url, { apiKeyEnv: ["KEY_A", "ABSENT", "KEY_B", "KEY_C"] });
      const project = makeProject({ evaluators: { judge } });
      const result = await project.start([...run], { env: keys }).done;
      expect(result).toMatchObject({ code: 0 });
      expect(result.stderr).toMatch(
        /^reife: judge goes on without KEY_A: judge answered with status 401: Incorrect API key provided: \[redacted\]$/mu,
      );
      expect(result.stderr).toMatch(
        /^reife: judge goes on without KEY_B: .*You exceeded your current quota$/mu,
      );
      for (const key of Object.values(keys)) {
        expect(result.stdout + result.stderr).not.toContain(key);
        expect(project.read(`${results}/manifest.json`)).not.toContain(key);
        expect(project.read(`${results}/calls.jsonl`)).not.toContain(key);
      }
      // Other keys, the same judge: nothing is asked again.
      const asked = server.count();
      expect(await project.cli([...run, "--quiet"], { env: { KEY_C: "another-key" } })).toMatchObject({
        code: 0,
      });
      expect(server.count()).toBe(asked);
    },
  );

  it("gives the judge up once none is left", { timeout: 60_000 }, async () => {
    const server = await startJudgeServer({ instead: () => openAiError(403, { message: "No" }) });
    const judge = judgeCard(server.url, { apiKeyEnv: ["KEY_A", "KEY_B"] });
    const project = makeProject({ evaluators: { judge } });
    const { code, stderr } = await project.cli([...run], { env: keys });
    expect(code).toBe(3);
    expect(stderr).toMatch(/^reife: judge stopped: .*\(none of its keys is left: KEY_A, KEY_B\)$/mu);
    expect(server.count()).toBeLessThanOrEqual(8 + 1);
  });

  it("names them all where none is set", async () => {
    const judge = judgeCard("http://127.0.0.1:9", { apiKeyEnv: ["KEY_A", "KEY_B"] });
    const { code, stderr } = await makeProject({ evaluators: { judge } }).cli([...run]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^reife: Cannot call judge: the environment has no KEY_A or KEY_B/u);
  });
});

describe("reife run on a machine in trouble", () => {
  it("minds no clock that is set forward and back", { timeout: 60_000 }, async () => {
    const server = await startJudgeServer({
      instead: ({ number }) => (number % 9 === 8 ? refusal({ "retry-after-ms": "50" }) : undefined),
    });
    const limits = { concurrency: 8, requestsPerMinute: 2400, timeoutSeconds: 10 };
    const project = makeProject({ evaluators: { judge: judgeCard(server.url, { limits }) } });
    const preload = pathToFileURL(
      fileURLToPath(new URL("../support/jumping-clock.mjs", import.meta.url)),
    ).href;
    const env = { NODE_OPTIONS: `--import ${preload}` };
    const jumped = await project.start([...run, "--quiet", "--max-time", "10m"], { env }).done;
    expect(jumped).toMatchObject({ code: 0, stderr: "" });
    expect(storedCalls(join(project.folder, results)).every(({ latencyMs = 0 }) => latencyMs < 60_000)).toBe(
      true,
    );
    await sameAsCalm(project);
  });

  it(
    "goes on after a sleep, as of a laptop, in which its calls were hung up",
    { timeout: 60_000 },
    async () => {
      const server = await startJudgeServer({
        delayMs: 30,
        // Whoever sleeps is hung up on.
        instead: ({ number }) => (number >= 8 && number < 14 ? { kind: "reset" } : undefined),
      });
      const project = makeProject({ evaluators: { judge: judgeCard(server.url) }, rows: pairRows(20) });
      const cli = project.start([...run, "--quiet", "--max-time", "10m"]);
      while (server.count() < 8) await sleep(2);
      cli.send("SIGSTOP");
      await sleep(1500);
      cli.send("SIGCONT");
      expect(await cli.done).toMatchObject({ code: 0, stderr: "" });
      const calls = storedCalls(join(project.folder, results));
      expect(new Set(calls.map(({ id }) => id)).size).toBe(40);
      await sameAsCalm(project);
    },
  );

  it("keeps what is in flight when nobody reads its output any more", { timeout: 60_000 }, async () => {
    const server = await startJudgeServer({ delayMs: 30 });
    const project = makeProject({ evaluators: { judge: judgeCard(server.url) }, rows: pairRows(100) });
    const cli = project.start([...run, "--json"]);
    while (server.count() < 12) await sleep(2);
    cli.closeStdout();
    const { code, stderr } = await cli.done;
    expect(code).toBe(130);
    expect(stderr).not.toMatch(/EPIPE|\n\s+at /u);
    expect(server.hungUp()).toBe(0);
    expect(storedCalls(join(project.folder, results))).toHaveLength(server.count());
    expect(await project.cli([...run, "--quiet"])).toMatchObject({ code: 0, stderr: "" });
    expect(server.count()).toBe(200);
    await sameAsCalm(project);
  });

  it.skipIf(process.platform === "win32")(
    "keeps what was answered when the disk takes no more, and asks only for the rest",
    { timeout: 60_000 },
    async () => {
      const server = await startJudgeServer({ delayMs: 5 });
      const project = makeProject({ evaluators: { judge: judgeCard(server.url) }, rows: pairRows(60) });
      // A bound on the size of files stands for a full disk: it too breaks a write in two.
      const { code, stderr } = await runWithSmallFiles(project);
      expect(code).toBe(2);
      expect(stderr).toMatch(/^reife: Cannot write \S+calls\.jsonl: /u);
      expect(stderr.trimEnd().split("\n")).toHaveLength(1);
      const before = storedCalls(join(project.folder, results)).length;
      expect(before).toBeGreaterThan(8);
      expect(before).toBeLessThan(120);
      // What was in flight, and what waited for the disk.
      expect(server.count()).toBeLessThanOrEqual(before + 2 * 8);
      const lost = server.count() - before;
      expect(await project.cli([...run, "--quiet"])).toMatchObject({ code: 0, stderr: "" });
      expect(server.count()).toBe(120 + lost);
      await sameAsCalm(project);
    },
  );
});

const bin = fileURLToPath(new URL("../../bin/reife.js", import.meta.url));

async function runWithSmallFiles({
  folder,
}: Project): Promise<{ readonly code: number | null; readonly stderr: string }> {
  const limited = 'ulimit -f 60; exec "$0" "$@"';
  const child = spawn("sh", ["-c", limited, process.execPath, bin, ...run, "--quiet"], {
    cwd: folder,
    env: { PATH: process.env["PATH"], HOME: folder, TEST_KEY: testKey },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  await once(child, "close");
  return { code: child.exitCode, stderr };
}

function withHeaders(answer: ServerAnswer, headers: Readonly<Record<string, string>>): ServerAnswer {
  return answer.kind === "send" ? { ...answer, headers: { ...answer.headers, ...headers } } : answer;
}
