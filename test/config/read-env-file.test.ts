import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readEnvFile } from "../../src/config/read-env-file.js";
import type { Environment } from "../../src/config/substitute-variables.js";
import { temporaryTree } from "./temporary-tree.js";

function read(text: string, environment: Environment = {}): Environment {
  return readEnvFile({ file: join(temporaryTree({ ".env": text }), ".env"), environment });
}

describe("readEnvFile()", () => {
  test.each<[text: string, variables: Record<string, string>]>([
    ["", {}],
    ["A=1\nB_2=two words  \n", { A: "1", B_2: "two words" }],
    ["\uFEFFA=1\r\nB=2\r\n", { A: "1", B: "2" }],
    ["# note\n\n  # more\nA=1 # why\nB=a#b\n", { A: "1", B: "a#b" }],
    ["export A=1\n\texport\tB = 2", { A: "1", B: "2" }],
    ["A='x # $y \\n'", { A: "x # $y \\n" }],
    ['A="x # y\\n\\t\\"z\\"\\\\" # why', { A: 'x # y\n\t"z"\\' }],
    ["A=\nB=''\nC= # nothing", { A: "", B: "", C: "" }],
    ["A=1\nA=2", { A: "2" }],
    ["URL=https://h/v1?a=b&c=d", { URL: "https://h/v1?a=b&c=d" }],
    ["A=${B}", { A: "${B}" }],
    ["A=it's", { A: "it's" }],
  ])("reads %j", (text, variables) => {
    expect(read(text)).toEqual(variables);
  });

  test("lets the environment win, empty values too, but not absent ones", () => {
    expect(read("A=file\nB=file\nC=file", { A: "set", B: "", C: undefined, D: "kept" })).toEqual({
      A: "set",
      B: "",
      C: "file",
      D: "kept",
    });
  });

  test("names the lines that are none, and shows nothing of them", () => {
    const text = "A=1\nsk-secret-key\nB=\"open secret\n9C=secret\nD='a'secret\n";
    expect(() => read(text)).toThrow(
      expect.objectContaining({
        name: "ConfigError",
        issues: [2, 3, 4, 5].map((line) => ({
          file: expect.stringMatching(/\.env$/u) as string,
          line,
          column: 1,
          message: "Cannot read the line",
          hint: "write NAME=value",
        })),
        message: expect.not.stringContaining("secret") as string,
      }),
    );
  });

  test("refuses a file that is not there", () => {
    expect(() => readEnvFile({ file: "/nowhere/.env", environment: {} })).toThrow(
      expect.objectContaining({
        name: "UsageError",
        message: "Cannot read the environment file /nowhere/.env: no such file",
      }),
    );
  });
});
