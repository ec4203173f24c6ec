import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { parseJson } from "../../src/core/parse-json.js";
import { temporaryTree } from "../config/temporary-tree.js";
import type { Answerer, HttpServer } from "../support/http-server.js";
import { openAiError, openAiReply, startOpenAiServer } from "../support/openai-server.js";
import { runCli } from "../support/run-cli.js";

async function judge(
  answer: Answerer,
  more = "",
): Promise<{ readonly cwd: string; readonly server: HttpServer }> {
  const server = await startOpenAiServer({ answer });
  onTestFinished(() => server.close());
  const card = `title: Mine\nadapter: openai\nmodel: made-up\nbaseUrl: ${server.url}/v1\napiKeyEnv: MADE_UP_API_KEY\n${more}`;
  return { cwd: temporaryTree({ "evaluators/mine.yaml": card }), server };
}

const env = { MADE_UP_API_KEY: "made-up-key-0123456789" };

describe("reife evaluators check", () => {
  test("makes one small call and tells what came back", async () => {
    const { cwd, server } = await judge(
      () => openAiReply(),
      'sampling: { temperature: 0 }\nprice: { input: 1, output: 2, asOf: "2026-01-01" }\n',
    );
    const { code, stdout, stderr } = await runCli(["evaluators", "check", "mine"], { cwd, env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^mine: reached in \d+ ms\n/u);
    expect(stdout).toContain("  model   made-up-2024-01-01\n");
    expect(stdout).toContain("  tokens  12 in, 3 out\n");
    expect(stdout).toContain("  cost    below $0.0001\n");
    expect(stdout).toContain('  reply   "Output (a)" (stop)\n');
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]?.body).toMatchObject({ model: "made-up", temperature: 0, max_tokens: 32 });
    expect(existsSync(join(cwd, "results"))).toBe(false);
  });

  test("--json gives the same as one document", async () => {
    const { cwd } = await judge(() => openAiReply());
    const { code, stdout } = await runCli(["evaluators", "check", "mine", "nulls/first", "--json"], {
      cwd,
      env,
    });
    expect(code).toBe(0);
    expect(parseJson(stdout)).toMatchObject([
      { id: "mine", kind: "reached", servedModel: "made-up-2024-01-01", usage: { input: 12, output: 3 } },
      { id: "nulls/first", kind: "no-call" },
    ]);
  });

  test.each([
    {
      name: "a refused key",
      answer: openAiError(401, { message: "Incorrect key made-up-key-0123456789" }),
      says: "failed (auth)",
    },
    {
      name: "an unknown model",
      answer: openAiError(404, { message: "No such model" }),
      says: "failed (not-found)",
    },
    {
      name: "an overloaded server",
      answer: openAiError(503, { message: "Busy" }),
      says: "failed (overloaded)",
    },
  ])("tells of $name with its kind, without a second try, and exits with 3", async ({ answer, says }) => {
    const { cwd, server } = await judge(() => answer);
    const { code, stdout, stderr } = await runCli(["evaluators", "check", "mine"], { cwd, env });
    expect({ code, calls: server.count() }).toEqual({ code: 3, calls: 1 });
    expect(stdout).toContain(`mine: ${says}`);
    expect(stdout + stderr).not.toContain("0123456789");
  });

  test("names the address of a server that is not there", async () => {
    const card = "title: Mine\nadapter: openai\nmodel: made-up\nbaseUrl: http://127.0.0.1:1/v1\n";
    const cwd = temporaryTree({ "mine.yaml": card });
    const { code, stdout } = await runCli(["evaluators", "check", "./mine.yaml"], { cwd });
    expect(code).toBe(3);
    expect(stdout).toMatch(
      /^mine: failed \(network\): .* \(start the server, or correct baseUrl \(http:\/\/127\.0\.0\.1:1\/v1\) in mine\.yaml\)\n$/u,
    );
  });

  test("calls nobody without the key, names it, and exits with 2", async () => {
    const { cwd, server } = await judge(() => openAiReply());
    const { code, stdout } = await runCli(["evaluators", "check", "mine"], { cwd });
    expect({ code, calls: server.count() }).toEqual({ code: 2, calls: 0 });
    expect(stdout).toContain("mine: no call made: ");
    expect(stdout).toContain("MADE_UP_API_KEY");
  });

  test("says that there is nothing to call where no LLM is asked", async () => {
    const ids = ["nulls/longest", "simulated/coin", "llmbar/gpt-4"];
    const { code, stdout } = await runCli(["evaluators", "check", ...ids]);
    expect(code).toBe(0);
    expect(stdout).toContain("nulls/longest: a rule, nothing to call\n");
    expect(stdout).toContain("simulated/coin: simulated, nothing to call\n");
    expect(stdout).toContain("llmbar/gpt-4: recorded, nothing to call: 0 of 75 recordings are here\n");
  });

  test.each([
    { args: ["gpt4o"], says: "Unknown evaluator 'gpt4o' (did you mean 'gpt-4o'?" },
    { args: ["sharp"], says: "did you mean 'simulated/sharp'?" },
    { args: [], says: "Missing required argument 'ids'" },
    { args: ["./nowhere.yaml"], says: "Cannot read ./nowhere.yaml" },
  ])("refuses $args with exit code 2", async ({ args, says }) => {
    const { code, stderr } = await runCli(["evaluators", "check", ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });
});
