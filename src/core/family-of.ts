/**
 * Families of models by the words that name them. A fine-tuned model that bears a name of its own (Vicuna, Tulu) is its own family,
 * not that of the weights it began with: it was taught to write otherwise.
 */
const families: readonly (readonly [family: string, words: RegExp])[] = [
  [
    "gpt",
    /(?<![a-z])(?:chatgpt|(?<!cerebras-)gpt(?=[-_ ]?(?:[3-9]|oss|j\b))|text-davinci|davinci|o[134](?=$|-))/gu,
  ],
  ["claude", /claude/gu],
  ["gemini", /gemini|(?<![a-z])palm|(?<![a-z])bard(?![a-z])/gu],
  ["gemma", /gemma/gu],
  ["llama", /llama/gu],
  ["vicuna", /vicuna/gu],
  ["alpaca", /alpaca(?!eval)/gu],
  ["tulu", /tulu/gu],
  ["mistral", /mistral|mixtral/gu],
  ["qwen", /qwen/gu],
  ["yi", /(?<![a-z])yi(?![a-z])/gu],
  ["glm", /glm(?![a-z])/gu],
  ["deepseek", /deepseek/gu],
  ["phi", /(?<![a-z])phi(?![a-z])/gu],
  ["command", /(?<![a-z])command(?![a-z])/gu],
  ["cerebras", /cerebras/gu],
  ["bloom", /bloom/gu],
  ["opt", /(?<![a-z])opt(?![a-z])/gu],
  ["pythia", /pythia/gu],
  ["falcon", /falcon/gu],
];

/**
 * The family of a model by its name: `gpt` of `gpt-4o-mini`, `llama` of `meta-llama/Llama-3.3-70B`. Where a name holds several, as that
 * of a system does which retrieves with one model and writes with another (`e5_mistral_gpt_4`), the last counts. Undefined for a name
 * that holds none.
 */
export function familyOf(name: string): string | undefined {
  const text = name.toLowerCase();
  let found: string | undefined;
  let last = -1;
  for (const [family, words] of families) {
    for (const { index } of text.matchAll(words)) {
      if (index <= last) continue;
      found = family;
      last = index;
    }
  }
  return found;
}
