import { describe, expect, test } from "vitest";
import { isRecord } from "../../src/core/is-record.js";
import { parseJson } from "../../src/core/parse-json.js";
import { temporaryTree } from "../config/temporary-tree.js";
import { runCli } from "../support/run-cli.js";

describe("reife evaluators list", () => {
  test("groups judges by what it takes to ask them, in 80 columns", async () => {
    const { code, stdout, stderr } = await runCli(["evaluators", "list"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expect(stdout).toMatch(
      /OPENAI_API_KEY missing:\n(?:gpt.*\n)*gpt-4o-mini +openai +gpt-4o-mini\S* +0\.15 +0\.60\n/u,
    );
    expect(stdout).toMatch(/No key needed:\n(?:local\/.*\n)*local\/ollama +openai +llama3\.1:8b +- +-\n/u);
    expect(stdout).toMatch(/Recorded replies.*\n(?:llmbar\/.*\n)*llmbar\/gpt-4 +recorded +GPT-4 +- +-\n/u);
    expect(stdout).toMatch(
      /Simulated, not LLMs.*\n(?:simulated\/.*\n)*simulated\/sharp +simulated +acc 0\.92 +- +-\n/u,
    );
    expect(stdout).toMatch(/Null judges.*\n(?:nulls\/.*\n)*nulls\/longest +null +rule: longest +- +-\n/u);
  });

  test("tells that a key is set, and never its value", async () => {
    const env = { OPENAI_API_KEY: "sk-made-up-0123456789" };
    const [text, json] = await Promise.all([
      runCli(["evaluators", "list"], { env }),
      runCli(["evaluators", "list", "--json"], { env }),
    ]);
    expect(text.stdout).toContain("OPENAI_API_KEY set:\n");
    for (const { stdout, stderr } of [text, json]) expect(stdout + stderr).not.toContain("0123456789");
  });

  test("takes keys from .env in the working folder and from --dotenv", async () => {
    const cwd = temporaryTree({
      ".env": "OPENAI_API_KEY=made-up\n",
      "more.env": "ANTHROPIC_API_KEY=made-up\n",
    });
    const { stdout } = await runCli(["evaluators", "list", "--dotenv", "more.env"], { cwd });
    expect(stdout).toContain("OPENAI_API_KEY set:\n");
    expect(stdout).toContain("ANTHROPIC_API_KEY set:\n");
  });

  test("--json gives cards with the names of their keys", async () => {
    const { code, stdout } = await runCli(["evaluators", "list", "--json"]);
    expect(code).toBe(0);
    const listed = parseJson(stdout);
    const byId = (id: string): unknown =>
      Array.isArray(listed)
        ? listed.find((entry: unknown) => isRecord(entry) && entry["id"] === id)
        : undefined;
    expect(byId("gpt-4o-mini")).toMatchObject({
      adapter: "openai",
      price: { input: 0.15, output: 0.6 },
      keys: [{ name: "OPENAI_API_KEY", set: false }],
      calls: true,
    });
    expect(byId("nulls/first")).toMatchObject({
      adapter: "null",
      model: "rule: first",
      keys: [],
      calls: false,
    });
  });

  test("lists the cards of the working folder, and the others where one of them is faulty", async () => {
    const cwd = temporaryTree({
      "evaluators/mine.yaml": "title: Mine\nadapter: openai\nmodel: mine-1\nbaseUrl: http://127.0.0.1:1/v1\n",
      "evaluators/faulty.yaml": "title: Faulty\nadapter: opnai\n",
    });
    const { code, stdout, stderr } = await runCli(["evaluators", "list"], { cwd });
    expect(code).toBe(2);
    expect(stdout).toMatch(/^mine +openai +mine-1 +- +-$/mu);
    expect(stderr).toContain("evaluators/faulty.yaml:2");
  });
});
