import { sha256 } from "../../core/sha256.js";

/** What the dataset of a new project is. */
export interface ProjectDataset {
  readonly id: string;
  readonly title: string;
  /** The table, byte for byte. */
  readonly text: string;
  readonly count: number;
  readonly clusters: number;
  readonly ties: boolean;
  /** `columns` and `values` of the format `pairs-csv`, and `delimiter` where it is no comma. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly licence: string;
}

/** The files of a new project by their paths in it. */
export function projectFiles(name: string, dataset: ProjectDataset): ReadonlyMap<string, string> {
  return new Map([
    ["config.yaml", configText(name, dataset)],
    ["evaluators/my-judge.yaml", judgeText],
    [`datasets/${dataset.id}.yaml`, datasetText(dataset)],
    [`datasets/${dataset.id}.csv`, dataset.text],
    [".gitignore", "results/\n.env\n"],
    ["README.md", readmeText(name)],
  ]);
}

function configText(name: string, { id }: ProjectDataset): string {
  return `# Every evaluator is asked by every protocol about every dataset: one cell each.
name: ${name} # results go to results/${name}
seed: 7 # decides every random choice
evaluators:
  - simulated/sharp # a seeded judge, no LLM: it shows what comes out. Put my-judge in its place
  - nulls/* # rules such as "the longer output"; a judge that does not beat them measures nothing
protocols: [base, cot] # how a judge is asked: reife protocols list
datasets: [${id}] # further ones: reife datasets list
# limits: { maxCostUsd: 5 } # stop before the calls cost more
`;
}

const judgeText = `# A judge behind any OpenAI-compatible API: OpenAI, vLLM, Ollama, llama.cpp, OpenRouter, Together, Groq, Azure.
# Name it in config.yaml as my-judge. Prove key and endpoint with: reife evaluators check my-judge
title: My judge
adapter: openai # or anthropic
model: gpt-4o-mini-2024-07-18
# baseUrl: http://127.0.0.1:8000/v1 # absent: OpenAI's own
apiKeyEnv: OPENAI_API_KEY # the name of a variable in the environment or in .env, never the key
sampling: { temperature: 0 }
limits: { concurrency: 16 }
price: { input: 0.15, output: 0.6, asOf: "2025-06-01" } # US dollars for a million tokens: check it
`;

function datasetText({ title, id, text, count, clusters, ties, options, licence }: ProjectDataset): string {
  // JSON is YAML too, and quotes whatever a column may be called.
  const written = Object.entries(options).map(([key, value]) => `  ${key}: ${JSON.stringify(value)}`);
  return `title: ${JSON.stringify(title)}
description: What was asked, of whom, and who judged.
task: pairwise
format: pairs-csv
${written.length === 0 ? "" : `options:\n${written.join("\n")}\n`}files:
  - { name: ${id}.csv, path: ${id}.csv, sha256: ${sha256(text)} } # sha256sum ${id}.csv, after every change
count: ${count} # rows
clusters: ${clusters} # distinct instructions
gold: authors # who vouches for it: majority, expert, objective, construction or authors
ties: ${String(ties)}
licence: ${JSON.stringify(licence)}
citation: Ours
`;
}

function readmeText(name: string): string {
  return `# ${name}

Judge: \`reife run config.yaml\` (no key needed as it stands; the same command resumes). Look closer: \`reife leaderboard results/${name} --metrics all\`.
A real judge: edit evaluators/my-judge.yaml, name it in config.yaml, put its key into .env, then \`reife plan config.yaml\` tells calls and cost.
Your data: the table and its card in datasets/; after a change, sha256, count and clusters on the card must fit (\`reife validate config.yaml\`).
`;
}
