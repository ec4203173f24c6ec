import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { schemaKinds, schemaText } from "../../src/cli/schema-text.js";
import { runCli } from "../support/run-cli.js";

test.each(schemaKinds)(
  "schemaText() is what schema/%s.json holds (else write it: reife schema %s > schema/%s.json)",
  (kind) => {
    const file = new URL(`../../schema/${kind}.json`, import.meta.url);
    expect(readFileSync(file, "utf8")).toBe(schemaText(kind));
  },
);

describe("reife schema", () => {
  test.each(schemaKinds)("%s prints the schema and nothing else", async (kind) => {
    expect(await runCli(["schema", kind])).toMatchObject({ code: 0, stdout: schemaText(kind), stderr: "" });
  });

  test.each([
    { args: ["protcol"], says: "reife: Unknown schema 'protcol' (did you mean 'protocol'?)\n" },
    { args: ["zzzzzzzz"], says: "name one of config, evaluator, dataset, protocol, benchmark, reproduction" },
    { args: [], says: "Missing required argument 'kind'" },
    { args: ["config", "dataset"], says: "Too many arguments" },
  ])("refuses $args with exit code 2", async ({ args, says }) => {
    const { code, stdout, stderr } = await runCli(["schema", ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(says);
  });
});
