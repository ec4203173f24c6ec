import { describe, expect, test } from "vitest";
import { parseJson } from "../../src/core/parse-json.js";
import { temporaryTree } from "../config/temporary-tree.js";
import { madeUpCard, madeUpPairs, type MadeUpCard } from "../support/made-up-dataset.js";
import { runCli } from "../support/run-cli.js";

const url = "http://127.0.0.1:1/pairs";

function folderWith(card: Partial<MadeUpCard>, text: string = madeUpPairs): string {
  return temporaryTree({
    "datasets/made-up.yaml": madeUpCard({ id: "made-up", url, ...card }),
    "mirror/data/made-up/pairs.jsonl": text,
  });
}

describe("reife datasets verify", () => {
  test("counts what is here, and only names what is not", async () => {
    const cwd = folderWith({});
    const { code, stdout } = await runCli(["datasets", "verify", "--mirror", "mirror"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^made-up +2 +2 +50\/50\/0 +0\.0 +0 +- +ok$/mu);
    expect(stdout).toMatch(/^starter +144 +144 +50\/50\/0 +\d+\.\d +0 +- +ok$/mu);
    expect(stdout).toMatch(/^Not here .*:\n( {2}\S+\n)+/mu);
    expect(stdout).toContain("2 ok, 0 different from the card, ");
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  test("says what differs from the card, and exits with 2", async () => {
    const cwd = folderWith({ count: 3 });
    const { code, stdout } = await runCli(["datasets", "verify", "made-up", "--mirror", "mirror"], { cwd });
    expect(code).toBe(2);
    expect(stdout).toContain("made-up: it has 2 instances, its card says 3");
    expect(stdout).toContain("0 ok, 1 different from the card, 0 not here");
  });

  test("says that a file has another sha256, and exits with 2", async () => {
    const cwd = folderWith({}, "changed");
    const { code, stdout } = await runCli(["datasets", "verify", "made-up", "--mirror", "mirror"], { cwd });
    expect(code).toBe(2);
    expect(stdout).toMatch(/^made-up +- +- +- +- +- +- +differs$/mu);
    expect(stdout).toMatch(/has sha256 [0-9a-f]{64}, expected [0-9a-f]{64}/u);
  });

  test("a dataset that was asked for and is not here is a failure", async () => {
    const { code, stdout } = await runCli(["datasets", "verify", "llmbar-natural"]);
    expect(code).toBe(2);
    expect(stdout).toContain("Not here (reife datasets pull <id>):\n  llmbar-natural\n");
  });

  test("--json gives card, counts and verdict of each", async () => {
    const { code, stdout } = await runCli(["datasets", "verify", "starter", "--json"]);
    expect(code).toBe(0);
    expect(parseJson(stdout)).toMatchObject([
      {
        dataset: "starter",
        verdict: "ok",
        card: { count: 144, clusters: 144 },
        found: { count: 144, clusters: 144, gold: { tie: 0 } },
        problems: [],
      },
    ]);
  });

  test("refuses an unknown id with a suggestion", async () => {
    const { code, stderr } = await runCli(["datasets", "verify", "startr"]);
    expect(code).toBe(2);
    expect(stderr).toBe(
      "reife: Unknown dataset 'startr' (did you mean 'starter'? 'reife datasets list' lists them)\n",
    );
  });
});
