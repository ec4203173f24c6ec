import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Judgment } from "../../src/core/judgment.js";
import { parseJson } from "../../src/core/parse-json.js";
import { anthropicError, anthropicReply } from "../support/anthropic-server.js";
import type { ServerAnswer } from "../support/http-server.js";
import { startJudgeServer, type JudgeRequest } from "../support/judge-server.js";
import { openAiError, openAiReply } from "../support/openai-server.js";
import {
  judgeCard,
  makeProject,
  storedCalls,
  storedJudgments,
  storedRows,
  testKey,
  type Project,
} from "../support/project.js";
import type { CliResult } from "../support/run-cli.js";
import { unwrapped } from "../support/unwrapped.js";

const run = ["run", "configs/test.yaml"] as const;
const results = (project: Project): string => join(project.folder, "results/test");

describe("reife run against a server in trouble", () => {
  it.each(["openai", "anthropic"])(
    "ends as against a sound one (%s)",
    { timeout: 60_000 },
    async (adapter) => {
      const troubles: readonly ServerAnswer[] = [
        openAiError(429, { message: "Slow down" }, { "retry-after": "0.05" }),
        openAiError(500, { message: "Oops" }),
        openAiError(503, { message: "Busy" }),
        anthropicError(529, { type: "overloaded_error", message: "Overloaded" }),
        { kind: "reset" },
        { kind: "truncate", body: '{"choices": [{"mess' },
        { kind: "send", body: '{"choices": [{"mess' },
        {
          kind: "send",
          body: "<html><body>Bad gateway</body></html>",
          headers: { "content-type": "text/html" },
        },
      ];
      const server = await startJudgeServer({
        // Each question meets one trouble, or none, when it is asked first.
        instead: ({ earlier, number }) =>
          earlier === 0 ? troubles[number % (troubles.length + 1)] : undefined,
      });
      const project = makeProject({
        evaluators: { judge: judgeCard(server.url, { adapter }) },
        config: { protocols: ["reference"] },
      });
      const troubled = await project.cli([...run]);
      expect(troubled).toMatchObject({ code: 0, signal: null });
      expect(troubled.stderr).toMatch(/\d+ tried again/u);
      const calls = storedCalls(results(project));
      expect(calls).toHaveLength(35);
      expect(server.count()).toBeGreaterThan(60);
      expect(calls.reduce((attempts, call) => attempts + call.attempts, 0)).toBe(server.count());

      expect(await project.cli([...run, "--quiet", "--out", "calm"])).toMatchObject({ code: 0, stderr: "" });
      for (const file of ["leaderboard.json", "leaderboard.csv", "leaderboard.md", "judgments.jsonl"]) {
        expect(project.read(`results/test/${file}`), file).toBe(project.read(`calm/${file}`));
      }
      holdsNoKey(project, troubled);
    },
  );

  it("asks again only what failed, once it is healed", { timeout: 60_000 }, async () => {
    let healed = false;
    const server = await startJudgeServer({
      instead: ({ prompt }) =>
        !healed && /topic [37]\b/u.test(prompt)
          ? openAiError(500, { message: "Topic not supported" })
          : undefined,
    });
    const project = makeProject({
      evaluators: { judge: judgeCard(server.url, { limits: { concurrency: 8, maxAttempts: 2 } }) },
      config: { protocols: ["base", "reference"] },
    });
    const first = await project.cli([...run]);
    expect(first.code).toBe(3);
    expect(unwrapped(first.stdout)).toMatch(
      / 8 of 48 trials failed: 8 overloaded \(judge answered with status 500: Topic not supported \(after 2 attempts\)\)\. Run the same command again/mu,
    );
    const failed = storedJudgments(results(project)).filter(({ outcome }) => outcome.kind === "failed");
    const rows = storedRows(results(project));
    expect(failed.map(({ instance }) => rows.get(instance)).sort()).toEqual([4, 4, 4, 4, 8, 8, 8, 8]);
    for (const { outcome } of failed) {
      expect(outcome).toEqual({
        kind: "failed",
        failure: "overloaded",
        message: "judge answered with status 500: Topic not supported (after 2 attempts)",
      });
    }
    expect(coverageOf(project)).toEqual([
      expect.objectContaining({
        trials: 24,
        verdicts: 20,
        unparsed: 0,
        failed: 4,
        reasons: { overloaded: 4 },
      }),
      expect.objectContaining({
        trials: 24,
        verdicts: 20,
        unparsed: 0,
        failed: 4,
        reasons: { overloaded: 4 },
      }),
    ]);
    // Twice each: a verdict in two positions, and a reference, without which no verdict is asked.
    const wanted = server.asked.filter(({ prompt }) => /topic [37]\b/u.test(prompt));
    expect(wanted).toHaveLength(2 * 2 * 3);

    healed = true;
    const asked = server.count();
    const second = await project.cli([...run, "--quiet"]);
    expect(second).toMatchObject({ code: 0, stderr: "" });
    expect(server.asked.slice(asked).every(({ prompt }) => /topic [37]\b/u.test(prompt))).toBe(true);
    expect(server.count() - asked).toBe(2 * (2 + 1 + 2));
    expect(await project.cli([...run, "--quiet", "--out", "calm"])).toMatchObject({ code: 0 });
    expect(project.read("results/test/leaderboard.json")).toBe(project.read("calm/leaderboard.json"));
  });

  it("is done when no more fail than the config tolerates", { timeout: 60_000 }, async () => {
    const server = await startJudgeServer({
      instead: ({ prompt }) => (/topic 3\b/u.test(prompt) ? openAiError(400, { message: "No" }) : undefined),
    });
    const project = makeProject({ evaluators: { judge: judgeCard(server.url) }, config: { tolerance: 0.1 } });
    expect(await project.cli([...run, "--quiet"])).toMatchObject({ code: 0 });
    expect(coverageOf(project)).toEqual([
      expect.objectContaining({ failed: 2, reasons: { "bad-request": 2 } }),
    ]);
  });
});

describe("reife run gives an evaluator up that cannot be called", () => {
  const refusals = [
    {
      adapter: "openai",
      failure: "auth",
      answer: openAiError(401, {
        message: `Incorrect API key provided: ${testKey}`,
        code: "invalid_api_key",
      }),
      line: /^reife: locked stopped: locked answered with status 401: Incorrect API key provided: \[redacted\]$/mu,
    },
    {
      adapter: "anthropic",
      failure: "auth",
      answer: anthropicError(401, { type: "authentication_error", message: `invalid x-api-key: ${testKey}` }),
      line: /^reife: locked stopped: locked answered with status 401: invalid x-api-key: \[redacted\]$/mu,
    },
    {
      adapter: "openai",
      failure: "not-found",
      answer: openAiError(404, { message: "The model locked does not exist", code: "model_not_found" }),
      line: /^reife: locked stopped: locked answered with status 404: The model locked does not exist$/mu,
    },
  ] as const;

  it.each(refusals)("$failure ($adapter), while the others go on", { timeout: 60_000 }, async (refusal) => {
    const { adapter, failure, answer, line } = refusal;
    const server = await startJudgeServer({
      instead: ({ model }) => (model === "locked" ? answer : undefined),
    });
    const project = makeProject({
      evaluators: {
        locked: judgeCard(server.url, { adapter, model: "locked" }),
        open: judgeCard(server.url),
      },
    });
    const result = await project.cli([...run]);
    expect(result.code).toBe(3);
    expect(result.stderr).toMatch(line);
    expect(result.stderr.match(/locked stopped/gu)).toHaveLength(1);
    expect(result.stderr).not.toMatch(/\n\s+at /u);
    expect(server.asked.filter(({ model }) => model === "locked").length).toBeLessThanOrEqual(8);
    const judgments = storedJudgments(results(project));
    const endsOf = (evaluator: string): ReadonlySet<string> =>
      new Set(judgments.filter((judgment) => judgment.evaluator === evaluator).map(endOf));
    expect(judgments).toHaveLength(48);
    expect(endsOf("locked")).toEqual(new Set([failure]));
    expect(endsOf("open")).toEqual(new Set(["verdict"]));
    expect(storedCalls(results(project)).every(({ evaluatorId }) => evaluatorId === "open")).toBe(true);
    holdsNoKey(project, result);
  });
});

describe("reife run keeps whole replies, whatever they say", () => {
  it("asks a filtered reply again, and only that", { timeout: 60_000 }, async () => {
    const server = await startJudgeServer({
      instead({ prompt, earlier }) {
        if (earlier > 0) return undefined;
        if (/topic 2\b/u.test(prompt)) return openAiReply({ text: null, finishReason: "content_filter" });
        return /topic 5\b/u.test(prompt)
          ? openAiError(400, { code: "content_filter", message: "The response was filtered" })
          : undefined;
      },
    });
    const project = makeProject({ evaluators: { judge: judgeCard(server.url) } });
    expect(await project.cli([...run, "--quiet"])).toMatchObject({ code: 3 });
    expect(coverageOf(project)).toEqual([
      expect.objectContaining({ verdicts: 20, unparsed: 0, failed: 4, reasons: { "content-filter": 4 } }),
    ]);
    expect(server.count()).toBe(24);
    expect(storedCalls(results(project))).toHaveLength(20);
    expect(await project.cli([...run, "--quiet"])).toMatchObject({ code: 0 });
    expect(server.count()).toBe(28);
    expect(coverageOf(project)).toEqual([expect.objectContaining({ verdicts: 24, failed: 0 })]);
  });

  const openAi: Readonly<Record<number, { readonly reason: string; readonly answer: ServerAnswer }>> = {
    0: { reason: "refused", answer: openAiReply({ text: null, refusal: "I will not judge this" }) },
    1: {
      reason: "truncated",
      answer: openAiReply({ text: "Output (a) is better, or", finishReason: "length" }),
    },
    2: { reason: "truncated", answer: openAiReply({ text: null, finishReason: "length" }) },
    3: { reason: "empty", answer: openAiReply({ text: " \n" }) },
    4: { reason: "off-menu", answer: openAiReply({ text: "Output (c)" }) },
    5: { reason: "off-menu", answer: openAiReply({ text: "It is a tie." }) },
    6: { reason: "no-verdict", answer: openAiReply({ text: "Both have their merits." }) },
  };
  const anthropic: typeof openAi = {
    0: { reason: "refused", answer: anthropicReply({ content: [], stopReason: "refusal" }) },
    1: { reason: "truncated", answer: anthropicReply({ text: "Output (a) is", stopReason: "max_tokens" }) },
    3: { reason: "empty", answer: anthropicReply({ text: "" }) },
    4: { reason: "off-menu", answer: anthropicReply({ text: "Output (c)" }) },
  };

  it.each([
    { adapter: "openai", answers: openAi },
    { adapter: "anthropic", answers: anthropic },
  ])("and asks them never again ($adapter)", { timeout: 60_000 }, async ({ adapter, answers }) => {
    const server = await startJudgeServer({ instead: (request) => answers[topicOf(request)]?.answer });
    const project = makeProject({ evaluators: { judge: judgeCard(server.url, { adapter }) } });
    expect(await project.cli([...run, "--quiet"])).toMatchObject({ code: 0, stderr: "" });
    const odd = Object.entries(answers);
    const rows = storedRows(results(project));
    for (const { instance, outcome } of storedJudgments(results(project))) {
      const expected = answers[(rows.get(instance) ?? 0) - 1];
      if (expected === undefined) expect(outcome.kind, instance).toBe("verdict");
      else expect(outcome, instance).toMatchObject({ kind: "unparsed", reason: expected.reason });
    }
    expect(coverageOf(project)).toEqual([
      expect.objectContaining({
        trials: 24,
        verdicts: 24 - 2 * odd.length,
        unparsed: 2 * odd.length,
        failed: 0,
      }),
    ]);
    expect(server.count()).toBe(24);
    expect(storedCalls(results(project))).toHaveLength(24);
    expect(await project.cli([...run, "--quiet"])).toMatchObject({ code: 0 });
    expect(server.count()).toBe(24);
  });
});

describe("reife run keeps keys to itself", () => {
  it.each(["--verbose", "--json", "--no-progress"])("also with %s", { timeout: 60_000 }, async (flag) => {
    const second = "another-secret-value-0815";
    // A server that repeats what it was sent, as proxies and debugging gateways do.
    const server = await startJudgeServer({
      instead: ({ headers, prompt }) =>
        /topic 4\b/u.test(prompt)
          ? openAiError(400, { message: `Refused: ${JSON.stringify(headers)}` }, { "x-echo": testKey })
          : /topic 5\b/u.test(prompt)
            ? openAiReply({
                text: `${JSON.stringify(headers)}\nOutput (a)`,
                model: testKey,
                headers: { "x-request-id": second },
              })
            : undefined,
    });
    const card = judgeCard(server.url, { headers: { "x-tenant": "${SECOND}" } });
    const project = makeProject({ evaluators: { judge: card } });
    project.write(".env", `TEST_KEY=${testKey}\nSECOND=${second}\n`);
    const result = await project.cli([...run, flag], { env: { TEST_KEY: undefined } });
    expect(result.code).toBe(3);
    expect(server.asked[0]?.headers).toMatchObject({
      authorization: `Bearer ${testKey}`,
      "x-tenant": second,
    });
    expect(
      storedJudgments(results(project))
        .map(endOf)
        .filter((end) => end === "bad-request"),
    ).toHaveLength(2);
    holdsNoKey(project, result);
    holdsNoKey(project, result, second);
  });
});

function topicOf({ prompt }: JudgeRequest): number {
  return Number(/Name one thing about topic (\d+)/u.exec(prompt)?.[1]);
}

function endOf({ outcome }: Judgment): string {
  return outcome.kind === "failed" ? outcome.failure : outcome.kind;
}

function coverageOf(project: Project): readonly unknown[] {
  const board = parseJson(project.read("results/test/leaderboard.json"));
  if (typeof board !== "object" || board === null || !("cells" in board) || !Array.isArray(board.cells)) {
    throw new TypeError("No leaderboard");
  }
  const cells: readonly { readonly coverage?: unknown }[] = board.cells;
  return cells.map(({ coverage }) => coverage);
}

/** Looks for a key in all that was written to the terminal and to every file of the run. */
function holdsNoKey(project: Project, { stdout, stderr }: CliResult, key: string = testKey): void {
  expect(stdout).not.toContain(key);
  expect(stderr).not.toContain(key);
  const files = readdirSync(join(project.folder, "results"), { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile(),
  );
  expect(files.length).toBeGreaterThanOrEqual(8);
  for (const { parentPath, name } of files) {
    expect(readFileSync(join(parentPath, name), "utf8").includes(key), `${name} holds the key`).toBe(false);
  }
}
