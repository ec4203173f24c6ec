import { describe, expect, test } from "vitest";
import { evaluatorCardSchema, type WrittenEvaluatorCard } from "../../src/config/evaluator-card-schema.js";
import { parseWith } from "../../src/config/parse-with.js";
import { readYaml } from "../../src/config/read-yaml.js";

function parse(text: string): WrittenEvaluatorCard {
  const document = readYaml({ file: "x.yaml", text, environment: {}, keepPlaceholders: ["headers"] });
  return parseWith(evaluatorCardSchema, document);
}

const http = "title: T\nadapter: openai\nmodel: m\n";
const simulated = "title: T\nadapter: simulated\n";
const recorded = "title: T\nadapter: recorded\nformat: llmbar\njudge: J\n";
const jury = "title: T\nadapter: jury\n";
const cascade = "title: T\nadapter: cascade\n";

describe("evaluatorCardSchema", () => {
  test.each<[what: string, yaml: string, card: Record<string, unknown>]>([
    [
      "a model behind an API",
      http,
      {
        title: "T",
        adapter: "openai",
        model: "m",
        sampling: {},
        cannot: [],
        maxTokensField: "max_tokens",
        reasoningAllowance: 0,
        systemRole: "system",
        limits: {},
      },
    ],
    [
      "a recorded judge",
      recorded,
      {
        title: "T",
        adapter: "recorded",
        format: "llmbar",
        judge: "J",
        path: "llmbar/{dataset}/{judge}/{protocol}.json",
        folders: {},
        protocols: {},
        sha256: {},
        compatibility: {},
      },
    ],
    [
      "a simulated judge",
      `${simulated}traits: {accuracy: 0.8}`,
      {
        title: "T",
        adapter: "simulated",
        seed: 0,
        traits: {
          accuracy: 0.8,
          positionLean: 0,
          labelLean: 0,
          lengthLean: 0,
          unparsedRate: 0,
          failureRate: 0,
          scoreNoise: 0.8,
        },
      },
    ],
    [
      "a null judge",
      'title: T\nadapter: "null"\nrule: first',
      { title: "T", adapter: "null", rule: "first" },
    ],
    [
      "a jury",
      `${jury}rule: mean\nmembers: [a, b, c]`,
      { title: "T", adapter: "jury", members: ["a", "b", "c"], rule: "mean", onTie: "no-verdict" },
    ],
    [
      "a cascade",
      `${cascade}stages: [{evaluator: a, trust: 0.8}, {evaluator: b, trust: both-positions}, {evaluator: c}]`,
      {
        title: "T",
        adapter: "cascade",
        stages: [
          { evaluator: "a", trust: 0.8 },
          { evaluator: "b", trust: "both-positions" },
          { evaluator: "c" },
        ],
      },
    ],
  ])("fills in the defaults of %s", (_, yaml, card) => {
    expect(parse(yaml)).toEqual(card);
  });

  test("keeps the placeholders of headers", () => {
    expect(parse(`${http}headers: {Authorization: 'Bearer \${TOKEN}'}`)).toMatchObject({
      headers: { Authorization: "Bearer ${TOKEN}" },
    });
  });

  test("keeps a path that is stated", () => {
    expect(parse(`${recorded}path: a/{judge}.json`)).toMatchObject({ path: "a/{judge}.json" });
  });

  test.each<[yaml: string, message: string]>([
    [
      "title: T",
      "1:1: Missing 'adapter' (expected one of openai, anthropic, recorded, imported, simulated, null, jury, cascade)",
    ],
    [
      "adapter: null\ntitle: T",
      "1:10: Expected one of openai, anthropic, recorded, imported, simulated, null, jury, cascade: got nothing (write 'null', with quotes)",
    ],
    [
      "adapter: opnai",
      "1:10: Expected one of openai, anthropic, recorded, imported, simulated, null, jury, cascade: got 'opnai' (did you mean 'openai'?)",
    ],
    ["adapter: openai\nmodel: m", "1:1: Missing 'title' (expected text)"],
    [
      `${http}temperature: 1`,
      "4:1: Unknown key 'temperature' (known keys: id, title, released, family, licence, notes, adapter, model, baseUrl, apiKeyEnv, headers, query, revision, sampling, cannot, maxTokensField, reasoningAllowance, systemRole, limits, transport, cacheFromTokens, price)",
    ],
    [`${http}sampling: {temprature: 1}`, "4:12: Unknown key 'temprature' (did you mean 'temperature'?)"],
    [`${http}sampling: {temperature: 3}`, "4:25: Expected a number from 0 to 2: got 3"],
    [`${http}sampling: {logprobs: 21}`, "4:22: Expected a whole number from 1 to 20: got 21"],
    [
      `${http}sampling: {effort: hihg}`,
      "4:20: Expected one of none, minimal, low, medium, high, xhigh, max: got 'hihg' (did you mean 'high'?)",
    ],
    [`${http}sampling: {stop: x}`, "4:18: Expected a list: got 'x' (write [x])"],
    [
      `${http}cannot: [topp]`,
      "4:10: Expected one of temperature, topP, topK, maxTokens, seed, stop, logprobs, effort, thinkingTokens, schema: got 'topp' (did you mean 'topP'?)",
    ],
    [
      `${http}cannot: [shema]`,
      "4:10: Expected one of temperature, topP, topK, maxTokens, seed, stop, logprobs, effort, thinkingTokens, schema: got 'shema' (did you mean 'schema'?)",
    ],
    [`${http}sampling: {seed: 1}\ncannot: [seed]`, "5:9: Expected settings that 'sampling' does not set"],
    [`${http}apiKeyEnv: my key`, "4:12: Expected the name of an environment variable: got 'my key'"],
    [
      `${http}apiKeyEnv: {a: B}`,
      "4:12: Expected the name of an environment variable, or a list of such names: got keys with values",
    ],
    [
      `${http}apiKeyEnv: sk-abcdefghijklmnop`,
      "4:1: Keys come from the environment only (name the variable in apiKeyEnv)",
    ],
    [`${http}apiKey: abc`, "4:1: Keys come from the environment only (name the variable in apiKeyEnv)"],
    [
      `${http}baseUrl: localhost:8000`,
      "4:10: Expected a URL such as https://example.org/v1: got 'localhost:8000'",
    ],
    [`${http}headers: {a b: x}`, "4:11: Expected the name of a header: got 'a b'"],
    [`${http}query: {v: 1}`, "4:12: Expected text: got 1 (write '1')"],
    [`${http}systemRole: user`, "4:13: Expected one of system, developer, in-user: got 'user'"],
    [`${http}cacheFromTokens: 1024`, "4:18: Expected 'adapter: anthropic': OpenAI's API caches by itself"],
    [`${http}price: {input: 1, output: 2}`, "4:8: Missing 'asOf' (expected a date such as 2024-07-31)"],
    [
      `${http}price: {input: 1, output: 2, asOf: 2024-13-01}`,
      "4:36: Expected a date such as 2024-07-31: got '2024-13-01'",
    ],
    [`${http}released: July 2024`, "4:11: Expected a date such as 2024-07-31: got 'July 2024'"],
    [
      `${http}id: GPT 4`,
      "4:5: Expected an id of lower-case letters, digits, '.', '_', '-' and '/': got 'GPT 4'",
    ],
    [
      `${http}id: a//b`,
      "4:5: Expected an id of lower-case letters, digits, '.', '_', '-' and '/': got 'a//b'",
    ],
    [
      `${http}id: ../a`,
      "4:5: Expected an id of lower-case letters, digits, '.', '_', '-' and '/': got '../a'",
    ],
    [`${http}limits: {maxAttempts: 0}`, "4:23: Expected a whole number of at least 1: got 0"],
    [`${recorded}sha256: {a/b.json: abc}`, "5:20: Expected a SHA-256 of 64 hexadecimal digits: got 'abc'"],
    [`${recorded}url: ftp://x`, "5:6: Expected a URL such as https://example.org/v1: got 'ftp://x'"],
    [simulated, "1:1: Missing 'traits' (expected keys with values)"],
    [`${simulated}traits: {}`, "3:9: Missing 'accuracy' (expected a number from 0.5 to 1)"],
    [`${simulated}traits: {accuracy: 0.4}`, "3:20: Expected a number from 0.5 to 1: got 0.4"],
    [`${simulated}traits: {accuracy: 1, unparsedRate: 2}`, "3:37: Expected a number from 0 to 1: got 2"],
    [`${simulated}traits: {accuracy: 1, scoreNoise: -1}`, "3:35: Expected a number of at least 0: got -1"],
    [
      'title: T\nadapter: "null"\nrule: longst',
      "3:7: Expected one of longest, shortest, first, second, random, majority, overlap: got 'longst' (did you mean 'longest'?)",
    ],
  ])("refuses '%s'", (yaml, message) => {
    expect(() => parse(yaml)).toThrow(
      expect.objectContaining({ name: "ConfigError", message: `x.yaml:${message}` }),
    );
  });

  test.each<[yaml: string, messages: readonly string[]]>([
    [
      `${jury}rule: majority\nmembers: [a, b]\nontie: tie`,
      [
        "4:10: Expected onTie (no-verdict, tie, first): 2 members can split evenly",
        "5:1: Unknown key 'ontie' (did you mean 'onTie'?)",
      ],
    ],
    [
      `${jury}rule: majorty\nmembers: [a]`,
      [
        "3:7: Expected one of majority, mean, log-odds: got 'majorty' (did you mean 'majority'?)",
        "4:10: Expected a list of two members or more: got a list",
      ],
    ],
    [
      `${jury}rule: mean\nmembers: [a, b, a]\naccuracy: {a: 0.7}`,
      [
        "4:17: Expected each member once: 'a' is listed already",
        "5:11: Expected no accuracy: rule mean weighs all members alike",
      ],
    ],
    [
      `${jury}rule: log-odds\nmembers: [a, b, c]`,
      ["3:7: Expected accuracy beside log-odds: each member's, on a development set"],
    ],
    [
      `${jury}rule: log-odds\nmembers: [gpt, b, c]\naccuracy: {gtp: 0.7, b: 1, c: 0.5}`,
      [
        "5:11: Expected the accuracy of every member: gpt missing",
        "5:17: Expected a member: 'gtp' is none (did you mean 'gpt'?)",
        "5:25: Expected a number above 0 and below 1: got 1",
      ],
    ],
    [
      `${cascade}stages: [{evaluator: a, trust: both-position}, {evaluator: b, trust: 2}]`,
      [
        "3:32: Expected both-positions, or a number from 0 to 1: got 'both-position'",
        "3:70: Expected a number from 0 to 1: got 2",
      ],
    ],
    [
      `${cascade}stages: [{evaluator: a}, {evaluator: a, trust: 1}]`,
      [
        "3:10: Expected trust (both-positions, or a number from 0 to 1) at every stage but the last",
        "3:38: Expected another evaluator at each stage: 'a' was asked already",
        "3:48: Expected no trust at the last stage: its outcome stands as it is",
      ],
    ],
    [
      `${cascade}stages: [{evaluator: a, trst: 1}]`,
      [
        "3:9: Expected a list of two stages or more: got a list",
        "3:25: Unknown key 'trst' (did you mean 'trust'?)",
      ],
    ],
  ])("tells all that is wrong with a panel at once: %j", (yaml, messages) => {
    expect(() => parse(yaml)).toThrow(messages.map((message) => `x.yaml:${message}`).join("\n"));
  });
});
