import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { parseJson } from "../../src/core/parse-json.js";
import { temporaryTree } from "../config/temporary-tree.js";
import { startHttpServer } from "../support/http-server.js";
import { runCli, temporaryFolder } from "../support/run-cli.js";

const row = (state: string, check: string, detail: RegExp | string): RegExp =>
  new RegExp(`^${state} +${check} +${typeof detail === "string" ? detail : detail.source}$`, "mu");

describe("reife doctor", () => {
  test("looks at machine, folders, cards and keys, and is content with a fresh machine", async () => {
    const { code, stdout, stderr } = await runCli(["doctor", "--offline"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expect(stdout).toMatch(row("ok", "Node", /\d+\.\d+\.\d+ \(wanted: >=20\.19\)/u));
    expect(stdout).toMatch(row("ok", "cards", /\d+ evaluators, \d+ protocols, \d+ datasets: all valid/u));
    expect(stdout).toMatch(row("ok", "embedded run", /\d+ cells, no key and no network needed/u));
    expect(stdout).toMatch(row("note", "key", /OPENAI_API_KEY missing \(\d+ evaluators\)/u));
    expect(stdout).toMatch(row("not tried", "endpoint", /api\.openai\.com: --offline/u));
    expect(stdout).toContain("Ready: reife run configs/grid.yaml");
  });

  test("tells that a key is set, and never its value", async () => {
    const env = { OPENAI_API_KEY: "sk-made-up-0123456789" };
    const { stdout, stderr } = await runCli(["doctor", "--offline"], { env });
    expect(stdout).toMatch(row("ok", "key", /OPENAI_API_KEY set \(\d+ evaluators\)/u));
    expect(stdout + stderr).not.toContain("0123456789");
  });

  test("asks servers that need no key and those whose key is set, without sending it", async () => {
    const server = await startHttpServer({ answer: () => ({ kind: "send", status: 401, body: {} }) });
    onTestFinished(() => server.close());
    const card = `title: Mine\nadapter: openai\nmodel: m\nbaseUrl: ${server.url}/v1\napiKeyEnv: MADE_UP_API_KEY\n`;
    const cwd = temporaryTree({ "evaluators/mine.yaml": card });
    const host = server.url.replace("http://", "");
    const without = await runCli(["doctor"], { cwd });
    expect(without.stdout).toMatch(row("not tried", "endpoint", `${host}: MADE_UP_API_KEY missing`));
    expect(server.count()).toBe(0);
    const { stdout } = await runCli(["doctor"], { cwd, env: { MADE_UP_API_KEY: "made-up-0123456789" } });
    expect(stdout).toMatch(row("ok", "endpoint", `${host} answers \\(status 401\\)`));
    expect(server.requests).toMatchObject([{ method: "GET", path: "/v1/models" }]);
    expect(JSON.stringify(server.requests)).not.toContain("0123456789");
    expect(stdout).toMatch(
      row("(?:note|ok)", "endpoint", /127\.0\.0\.1:11434 (?:does not answer: ECONNREFUSED|answers.*)/u),
    );
  });

  test("exits with 2 where replies cannot be kept", async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "results"), "in the way");
    const { code, stdout } = await runCli(["doctor", "--offline"], { cwd });
    expect(code).toBe(2);
    expect(stdout).toMatch(/^failed +results folder /mu);
    expect(stdout).toContain(`results folder: ${join(cwd, "results")} cannot be made: `);
    expect(stdout).toContain("1 thing stops even the embedded run");
  });

  test("notes faulty cards, a cache that cannot be written to and an empty mirror, which the embedded run does without", async () => {
    const cwd = temporaryTree({
      "evaluators/faulty.yaml": "title: Faulty\nadapter: opnai\n",
      cache: "a file",
    });
    mkdirSync(join(cwd, "mirror"));
    const env = { REIFE_CACHE_DIR: join(cwd, "cache") };
    const { code, stdout } = await runCli(["doctor", "--offline", "--mirror", "mirror", "--json"], {
      cwd,
      env,
    });
    expect(code).toBe(0);
    expect(parseJson(stdout)).toEqual(
      expect.arrayContaining([
        { check: "cache folder", state: "note", detail: expect.stringContaining("is no folder") as unknown },
        { check: "mirror", state: "note", detail: `${cwd}/mirror holds neither data/ nor recorded/` },
        {
          check: "cards",
          state: "note",
          detail: expect.stringContaining("1 problem in others: reife validate") as unknown,
        },
      ]),
    );
  });

  test("exits with 2 where a card takes the id of one that the embedded run needs", async () => {
    const cwd = temporaryTree({
      "evaluators/mine.yaml": 'id: nulls/first\ntitle: Mine\nadapter: "null"\nrule: first\n',
    });
    const { code, stdout } = await runCli(["doctor", "--offline"], { cwd });
    expect(code).toBe(2);
    expect(stdout).toMatch(/^embedded run: .*The id 'nulls\/first' is taken by evaluators\/mine\.yaml/mu);
  });
});
