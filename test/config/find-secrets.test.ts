import { describe, expect, test } from "vitest";
import { findSecrets } from "../../src/config/find-secrets.js";
import { readYaml } from "../../src/config/read-yaml.js";

function pathsIn(text: string): string[] {
  const document = readYaml({ file: "x.yaml", text, environment: {}, keepPlaceholders: ["headers"] });
  return findSecrets(document).map(({ path }) => path.join("."));
}

describe("findSecrets() finds", () => {
  test.each([
    ["apiKey: x", "apiKey"],
    ["api_key: x", "api_key"],
    ["API-KEY: 123", "API-KEY"],
    ["token: x", "token"],
    ["auth: {password: x}", "auth.password"],
    ["headers: {Authorization: abc}", "headers.Authorization"],
    ["headers: {x-api-key: abc}", "headers.x-api-key"],
    ["headers: {x: Bearer abc}", "headers.x"],
    ["apiKeyEnv: sk-proj-abcdefghijkl_mnop", "apiKeyEnv"],
    ["model: sk-ant-api03-abcdefghijklmnop", "model"],
    ["query: {key: AIzaSyA1234567890abcdefghij}", "query.key"],
    ["baseUrl: https://me:pass@host/v1", "baseUrl"],
    ["baseUrl: https://secret-name@host/v1", "baseUrl"],
    ["notes: see redis://:hunter2@host", "notes"],
    ["baseUrl: https://host/v1?api-version=2&api_key=hunter2", "baseUrl"],
    ["baseUrl: https://host/v1?key=gsk_abcdefghijklmnop", "baseUrl"],
    ["headers: {x: 'sk-abcdefghijkl_mnop ${X}'}", "headers.x"],
    ["notes: [a, ghp_abcdefghijklmnopqrst]", "notes.1"],
    ["notes: Q9dkLm20XcVbNmAsDfGhJkLzXcVbNm12", "notes"],
  ])("%s", (text, path) => {
    expect(pathsIn(text)).toEqual([path]);
  });
});

describe("findSecrets() leaves alone", () => {
  test.each([
    "apiKeyEnv: OPENAI_API_KEY",
    "headers: {Authorization: 'Bearer ${TOKEN}', x-api-key: '${KEY}'}",
    "sampling: {maxTokens: 3, thinkingTokens: 5}",
    "maxTokensField: max_completion_tokens",
    `sha256: ${"0a".repeat(32)}`,
    "url: https://raw.githubusercontent.com/a/b/1234567890abcdef1234567890abcdef12345678/Some_File-1.json",
    "model: accounts/fireworks/models/llama-v3p1-405b-instruct-long-context",
    "model: Meta-Llama-3.1-405B-Instruct-Turbo-FP8-Quantized-2024",
    "notes: A task-based desk-top description, with the risk-averse skimming it",
    "folders: {llmbar-natural: Natural}",
    "headers: {x: 'https://host/v1?api-version=2024-10-21&key=${KEY}'}",
    "homepage: https://medium.com/@me/post?token=1",
    "citation: https://doi.org/10.48550/arXiv.2310.07641",
  ])("%s", (text) => {
    expect(pathsIn(text)).toEqual([]);
  });
});

test("findSecrets() never repeats the value", () => {
  const document = readYaml({ file: "x.yaml", text: "a:\n  token: hunter2", environment: {} });
  expect(findSecrets(document).map(({ issue }) => issue)).toEqual([
    {
      file: "x.yaml",
      line: 2,
      column: 3,
      message: "Keys come from the environment only",
      hint: "name the variable in apiKeyEnv",
    },
  ]);
});
