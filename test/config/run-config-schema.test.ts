import { describe, expect, test } from "vitest";
import { parseWith } from "../../src/config/parse-with.js";
import { readYaml } from "../../src/config/read-yaml.js";
import { runConfigSchema, type WrittenRunConfig } from "../../src/config/run-config-schema.js";

const lists = "evaluators: [a]\nprotocols: [b]\ndatasets: [c]\n";

function parse(text: string, environment: Record<string, string> = {}): WrittenRunConfig {
  return parseWith(runConfigSchema, readYaml({ file: "x.yaml", text, environment }));
}

describe("runConfigSchema", () => {
  test("fills in the defaults", () => {
    expect(parse(lists)).toEqual({
      seed: 7,
      evaluators: ["a"],
      protocols: ["b"],
      datasets: ["c"],
      presentations: "default",
      repeats: 1,
      axes: { effort: [], texts: {} },
      exclude: [],
      include: [],
      limits: { concurrency: 64 },
      tolerance: 0,
      resamples: 2000,
    });
  });

  test("takes what is written", () => {
    const text = `${lists}version: 1\nname: my-run\nseed: \${SEED}\nlimits: {maxCostUsd: 0.5, instances: 3}\nexclude: [{protocol: cot*}]`;
    expect(parse(text, { SEED: "11" })).toMatchObject({
      name: "my-run",
      seed: 11,
      limits: { concurrency: 64, maxCostUsd: 0.5, instances: 3 },
      exclude: [{ protocol: "cot*" }],
    });
  });

  test.each<[yaml: string, message: string]>([
    ["protcols: [x]", "4:1: Unknown key 'protcols' (did you mean 'protocols'?)"],
    [
      "zebra: 1",
      "4:1: Unknown key 'zebra' (known keys: version, name, seed, evaluators, protocols, datasets, presentations, repeats, axes, exclude, include, limits, race, tolerance, resamples)",
    ],
    ["limits: {concurency: 3}", "4:10: Unknown key 'concurency' (did you mean 'concurrency'?)"],
    ["limits:\n  concurrency: 0", "5:16: Expected a whole number of at least 1: got 0"],
    ["limits: {concurrency: 2.5}", "4:23: Expected a whole number of at least 1: got 2.5"],
    ["limits: {concurrency: many}", "4:23: Expected a whole number of at least 1: got 'many'"],
    ["limits: {concurrency: }", "4:10: Expected a whole number of at least 1: got nothing"],
    ["limits: 3", "4:9: Expected keys with values: got 3"],
    ["limits: {maxCostUsd: -1}", "4:22: Expected a number of at least 0: got -1"],
    ["limits: {maxCostUsd: .inf}", "4:22: Expected a number of at least 0: got Infinity"],
    ["limits: {maxCostUsd: .nan}", "4:22: Expected a number of at least 0: got NaN"],
    ["limits: {maxCostUsd: $5}", "4:22: Expected a number of at least 0: got '$5'"],
    ["seed: 1e400", "4:7: Expected a whole number of at least 0: got Infinity"],
    ["seed: 12345678901234567890", "4:7: Expected a whole number of at least 0: got 12345678901234567000"],
    ["seed: -1", "4:7: Expected a whole number of at least 0: got -1"],
    ['seed: "7"', "4:7: Expected a whole number of at least 0: got '7'"],
    ["seed: ${WORD}", "4:7: Expected a whole number of at least 0: got the value of '${WORD}'"],
    ["repeats: 0", "4:10: Expected a whole number of at least 1: got 0"],
    ["resamples: 100", "4:12: Expected a whole number of at least 200: got 100"],
    ["tolerance: 1.5", "4:12: Expected a number from 0 to 1: got 1.5"],
    ["tolerance: 5%", "4:12: Expected a number from 0 to 1: got '5%'"],
    ["presentations: ful", "4:16: Expected one of default, original, full: got 'ful' (did you mean 'full'?)"],
    ["presentations: 2", "4:16: Expected one of default, original, full: got 2"],
    ["name: My Run", "4:7: Expected a name of lower-case letters, digits and hyphens: got 'My Run'"],
    ["name: ../up", "4:7: Expected a name of lower-case letters, digits and hyphens: got '../up'"],
    ["name: 7", "4:7: Expected a name of lower-case letters, digits and hyphens: got 7 (write '7')"],
    ["version: 2", "4:10: Expected 1: got 2"],
    ["exclude: [{}]", "4:11: Expected at least one of evaluator, protocol and dataset"],
    ["exclude: [gpt-4o]", "4:11: Expected keys with values: got 'gpt-4o'"],
    ["exclude: {evaluator: x}", "4:10: Expected a list: got keys with values"],
    [
      "exclude: [{judge: x, evaluator: a}]",
      "4:12: Unknown key 'judge' (known keys: evaluator, protocol, dataset)",
    ],
    [
      "axes: {effort: [hihg]}",
      "4:17: Expected one of none, minimal, low, medium, high, xhigh, max: got 'hihg'",
    ],
    ["axes: {texts: {rubric: []}}", "4:24: Expected a list with at least one entry: got an empty list"],
    ["axes: {rubric: [self]}", "4:8: Unknown key 'rubric' (known keys: effort, texts)"],
    ["include: [{protocol: [a]}]", "4:22: Expected text: got a list"],
    ["apiKey: x", "4:1: Keys come from the environment only (name the variable in apiKeyEnv)"],
    [
      `name: sk-${"a1".repeat(12)}`,
      "4:1: Keys come from the environment only (name the variable in apiKeyEnv)",
    ],
    [`extra: {note: [hf_${"Ab1".repeat(9)}]}`, "4:1: Unknown key 'extra'"],
  ])("refuses '%s'", (yaml, message) => {
    expect(() => parse(lists + yaml, { WORD: "secret" })).toThrow(
      expect.objectContaining({
        name: "ConfigError",
        message: expect.stringMatching(new RegExp(`^x\\.yaml:${escape(message)}`, "u")) as string,
      }),
    );
  });

  test.each<[yaml: string, messages: string[]]>([
    [
      "name: a",
      [
        "x.yaml:1:1: Missing 'evaluators' (expected a list)",
        "x.yaml:1:1: Missing 'protocols' (expected a list)",
        "x.yaml:1:1: Missing 'datasets' (expected a list)",
      ],
    ],
    [
      "evaluators: gpt-4o\nprotocols: []\ndatasets:\n",
      [
        "x.yaml:1:13: Expected a list: got 'gpt-4o' (write [gpt-4o])",
        "x.yaml:2:12: Expected a list with at least one entry: got an empty list",
        "x.yaml:3:1: Expected a list: got nothing",
      ],
    ],
    [
      "evaluators: [a, 4]\nprotocols: [true, '']\ndatasets:\n  - c\n  -\n",
      [
        "x.yaml:1:17: Expected text: got 4 (write '4')",
        "x.yaml:2:13: Expected text: got true (write 'true')",
        "x.yaml:2:19: Expected text: got ''",
        "x.yaml:5:4: Expected text: got nothing",
      ],
    ],
    ["just text", ["x.yaml:1:1: Expected keys with values: got 'just text'"]],
    ["[a, b]", ["x.yaml:1:1: Expected keys with values: got a list"]],
    ["~", ["x.yaml:1:1: Expected keys with values: got nothing"]],
    [
      `resamples: 1\nfoo: 2\n${lists}seed: x\nlimits: {a: 1, concurrency: 0}`,
      [
        "x.yaml:1:12: Expected a whole number of at least 200: got 1",
        "x.yaml:2:1: Unknown key 'foo' (known keys: version, name, seed, evaluators, protocols, datasets, presentations, repeats, axes, exclude, include, limits, race, tolerance, resamples)",
        "x.yaml:6:7: Expected a whole number of at least 0: got 'x'",
        "x.yaml:7:10: Unknown key 'a' (known keys: concurrency, maxCostUsd, maxSeconds, instances)",
        "x.yaml:7:29: Expected a whole number of at least 1: got 0",
      ],
    ],
  ])("reports all problems of '%s' in the order of the file", (yaml, messages) => {
    expect(() => parse(yaml)).toThrow(
      expect.objectContaining({ name: "ConfigError", message: messages.join("\n") }),
    );
  });
});

function escape(text: string): string {
  return text.replaceAll(/[\\^$.|?+*()[\]{}]/gu, "\\$&");
}
