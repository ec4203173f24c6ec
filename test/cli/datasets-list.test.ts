import { describe, expect, test } from "vitest";
import { isRecord } from "../../src/core/is-record.js";
import { parseJson } from "../../src/core/parse-json.js";
import { temporaryTree } from "../config/temporary-tree.js";
import { madeUpCard, madeUpPairs } from "../support/made-up-dataset.js";
import { runCli, startCli } from "../support/run-cli.js";

const url = "http://127.0.0.1:1/pairs";

describe("reife datasets list", () => {
  test("lists every dataset in 80 columns: the shipped one is here, others say how to get them", async () => {
    const { code, stdout, stderr } = await runCli(["datasets", "list"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const lines = stdout.split("\n");
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(lines[0]).toMatch(/^dataset +n +clusters +gold +licence +here$/u);
    expect(stdout).toMatch(/^starter +144 +144 +construction +Apache-2\.0 +card$/mu);
    expect(stdout).toMatch(/^reife-mtbench +200 +75 +majority +MIT, CC BY 4\.0 +no$/mu);
    expect(stdout).toContain("reife datasets pull ");
  });

  test("tells where a dataset is, and that a file is not the card's", async () => {
    const cwd = temporaryTree({
      "datasets/mirrored.yaml": madeUpCard({ id: "mirrored", url }),
      "datasets/damaged.yaml": madeUpCard({ id: "damaged", url }),
      "mirror/data/mirrored/pairs.jsonl": madeUpPairs,
      "mirror/data/damaged/pairs.jsonl": `${madeUpPairs}\n`,
    });
    const { stdout } = await runCli(["datasets", "list", "--mirror", "mirror"], { cwd });
    expect(stdout).toMatch(/^mirrored +2 +2 +construction +MIT +mirror$/mu);
    expect(stdout).toMatch(/^damaged +2 +2 +construction +MIT +differs$/mu);
  });

  test("--json gives all that the cards say", async () => {
    const { code, stdout } = await runCli(["datasets", "list", "--json"]);
    expect(code).toBe(0);
    const listed = parseJson(stdout);
    const natural: unknown = Array.isArray(listed)
      ? listed.find((entry: unknown) => isRecord(entry) && entry["id"] === "llmbar-natural")
      : undefined;
    expect(natural).toMatchObject({
      count: 100,
      clusters: 100,
      gold: "expert",
      licence: "MIT",
      ceiling: { value: 0.94 },
      citation: expect.stringContaining("ICLR 2024") as unknown,
      files: [
        {
          name: "dataset.json",
          url: expect.stringMatching(/^https:/u) as unknown,
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) as unknown,
        },
      ],
      state: "absent",
    });
  });

  test("lists the others where a card is faulty, tells what is wrong with it, and exits with 2", async () => {
    const cwd = temporaryTree({ "datasets/faulty.yaml": "id: faulty\ntitel: Faulty\n" });
    const { code, stdout, stderr } = await runCli(["datasets", "list"], { cwd });
    expect(code).toBe(2);
    expect(stdout).toContain("starter");
    expect(stderr).toContain("datasets/faulty.yaml:2:1: Unknown key 'titel' (did you mean 'title'?)");
  });

  test("ends without a word when nobody reads on", async () => {
    const program = startCli(["datasets", "list", "--json"]);
    program.closeStdout();
    expect(await program.done).toMatchObject({ code: 0, stderr: "" });
  });
});
