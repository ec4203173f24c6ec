import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import type {
  HttpEvaluatorCard,
  RecordedEvaluatorCard,
  SimulatedEvaluatorCard,
  SoloEvaluatorCard,
} from "../../src/core/evaluator-card.js";
import { evaluatorFingerprint } from "../../src/models/evaluator-fingerprint.js";

const context = { environment: {}, seed: "7" };
const of = (card: SoloEvaluatorCard): string => evaluatorFingerprint(card, context);
const common = { id: "x", title: "X", file: "x.yaml" };
const http: HttpEvaluatorCard = {
  ...common,
  adapter: "openai",
  model: "m",
  baseUrl: "http://127.0.0.1/v1",
  apiKeyEnv: "KEY",
  headers: { "x-beta": "1" },
  query: { "api-version": "1" },
  revision: "r",
  sampling: { temperature: 0 },
  cannot: [],
  maxTokensField: "max_tokens",
  reasoningAllowance: 0,
  systemRole: "system",
  limits: {},
};
const recorded: RecordedEvaluatorCard = {
  ...common,
  adapter: "recorded",
  format: "llmbar",
  judge: "GPT-4",
  path: "",
  folders: {},
  protocols: {},
  sha256: {},
  compatibility: {},
};
const simulated: SimulatedEvaluatorCard = {
  ...common,
  adapter: "simulated",
  seed: 1,
  traits: {
    accuracy: 0.8,
    positionLean: 0,
    labelLean: 0,
    lengthLean: 0,
    unparsedRate: 0,
    failureRate: 0,
    scoreNoise: 0,
  },
};

describe("evaluatorFingerprint()", () => {
  const parts: readonly Partial<HttpEvaluatorCard>[] = [
    { adapter: "anthropic" },
    { model: "m2" },
    { baseUrl: "http://127.0.0.1/v2" },
    { baseUrl: undefined },
    { headers: { "x-beta": "2" } },
    { query: { "api-version": "2" } },
    { revision: "r2" },
    { sampling: { temperature: 0.1 } },
    { sampling: {} },
    { sampling: { temperature: 0, topP: 1 } },
    { sampling: { temperature: 0, thinkingTokens: 1024 } },
    { sampling: { temperature: 0, effort: "low" } },
    { maxTokensField: "max_completion_tokens" },
    { reasoningAllowance: 1 },
    { systemRole: "developer" },
  ];

  it("differs in each part that can change replies, and in each pair of parts", () => {
    const prints = [{}, ...parts].map((part) => of({ ...http, ...part }));
    expect(new Set(prints).size).toBe(parts.length + 1);
  });

  it.each([
    { id: "y" },
    { title: "Y" },
    { file: "y.yaml" },
    { notes: "n" },
    { released: "2024-01-01" },
    { licence: "MIT" },
    { apiKeyEnv: "OTHER_KEY" },
    { apiKeyEnv: ["KEY", "OTHER_KEY"] },
    { limits: { concurrency: 2, timeoutSeconds: 5 } },
    { price: { input: 1, output: 2, asOf: "2024-01-01" } },
    { cannot: ["topK"] },
  ] satisfies Partial<HttpEvaluatorCard>[])("does not differ in %j", (part) => {
    expect(of({ ...http, ...part })).toBe(of(http));
  });

  test.prop([fc.constantFrom(...parts), fc.constantFrom(...parts), fc.string(), fc.integer({ min: 0 })])(
    "is equal for equal parts only, whatever else the card says",
    (one, two, title, concurrency) => {
      const first = of({ ...http, ...one, title });
      const second = of({ ...http, ...two, limits: { concurrency } });
      expect(first === second).toBe(one === two);
    },
  );

  test.prop([fc.string({ minLength: 1 }), fc.string({ minLength: 1 })])(
    "does not take a text that moved from one field to the next for the same",
    (one, two) => {
      const moved = { model: one + two, revision: "" };
      expect(of({ ...http, model: one, revision: two })).not.toBe(of({ ...http, ...moved }));
    },
  );

  it("follows the endpoint that the environment names, and no key", () => {
    const card = { ...http, baseUrl: "${BASE}/v1", headers: { authorization: "${KEY}" } };
    const at = (environment: Readonly<Record<string, string>>): string =>
      evaluatorFingerprint(card, { environment, seed: "7" });
    expect(at({ BASE: "http://a" })).not.toBe(at({ BASE: "http://b" }));
    expect(at({ BASE: "http://a", KEY: "1" })).toBe(at({ BASE: "http://a", KEY: "2" }));
  });

  it.each([
    { judge: "ChatGPT" },
    { format: "other" },
    { path: "other/{dataset}.json" },
    { protocols: { base: "Vanilla" } },
    { sha256: { a: "b" } },
  ])("differs in a recording's %j", (part) => {
    expect(of({ ...recorded, ...part })).not.toBe(of(recorded));
  });

  it("is the same whether a recorded card spells out its format's layout or not", () => {
    expect(of({ ...recorded, path: "llmbar/{dataset}/{judge}/{protocol}.json" })).toBe(of(recorded));
  });

  it("differs in a simulated judge's seed and in each of its traits", () => {
    const traits = Object.keys(simulated.traits).map((name) =>
      of({ ...simulated, traits: { ...simulated.traits, [name]: 0.7 } }),
    );
    expect(new Set([of(simulated), of({ ...simulated, seed: 2 }), ...traits]).size).toBe(traits.length + 2);
  });

  it("differs in a null judge's rule and in the run's seed", () => {
    const rule = (name: "first" | "random", seed: string): string =>
      evaluatorFingerprint({ ...common, adapter: "null", rule: name }, { environment: {}, seed });
    expect(new Set([rule("first", "1"), rule("random", "1"), rule("random", "2")]).size).toBe(3);
  });
});
