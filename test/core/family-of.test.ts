import { expect, test } from "vitest";
import { familyOf } from "../../src/core/family-of.js";

test.each([
  ["gpt-4o-mini", "gpt"],
  ["llmbar/chatgpt", "gpt"],
  ["GPT-4", "gpt"],
  ["o4-mini", "gpt"],
  ["text-davinci-003", "gpt"],
  ["claude-3-5-sonnet-20240620", "claude"],
  ["meta-llama/Llama-3.3-70B-Instruct", "llama"],
  ["llama-7b", "llama"],
  ["vicuna-13b-v1.3", "vicuna"],
  ["reife/tulu-2-dpo-70b", "tulu"],
  ["reife/yi-1.5-9b", "yi"],
  ["reife/glm-4-9b", "glm"],
  ["mixtral-8x7b", "mistral"],
  ["e5_mistral_gpt_4", "gpt"],
  ["e5_mistral_llama3_8b", "llama"],
  ["e5_mistral_mixtral_8x7b", "mistral"],
  ["cerebras-gpt-6.7B", "cerebras"],
  ["opt-7b", "opt"],
  ["bloom-7b", "bloom"],
  ["pythia-6.9b", "pythia"],
])("familyOf(%s) is %s", (name, family) => {
  expect(familyOf(name)).toBe(family);
});

test.each(["simulated/sharp", "nulls/longest", "adoptive", "e", "alpacaeval", "two-o3s"])(
  "familyOf(%s) is not known",
  (name) => {
    expect(familyOf(name)).toBeUndefined();
  },
);
