import { join } from "node:path";
import { expect } from "vitest";
import { sha256 } from "../../src/core/sha256.js";
import type { SiteIndex, SiteJudgments } from "../../src/core/site.js";
import type { LoadedDataset } from "../../src/site/compare/loaded-dataset.js";
import { listDatasetFiles, makeProject, type Project } from "./project.js";
import { readChunk } from "./read-chunk.js";

/** Texts that would run, steer or overflow a page that took them for more than letters. */
export const hostile: string = [
  `<script>alert("script")</script><img src=x onerror="alert('image')"><style>*{display:none}</style>`,
  "</pre></div></details><h1>Not a heading</h1><a href=javascript:alert(1)>x</a>",
  "\u202Egnirts detrever\u202C \u001b[31mred\u0007\u0000 \u05e9\u05dc\u05d5\u05dd \u0627\u0644\u0633\u0644\u0627\u0645",
  `Z\u0351\u036b\u0343${"\u036a\u0363\u0325\u031e".repeat(60)}algo ${"unbroken".repeat(400)}`,
].join("\n");

/** The pages of a run of pairs, lists and scores, with replies that would break them. */
export interface MixedSite {
  readonly project: Project;
  /** Folder of the pages. */
  readonly folder: string;
  readonly index: SiteIndex;
  readonly datasets: readonly LoadedDataset[];
}

const scoreRows = Array.from({ length: 6 }, (_, index) => ({
  id: `score-${index}`,
  instruction: `Tell me about topic ${index}`,
  output: `Topic ${index} is a topic`,
  scores: { helpfulness: 1 + (index % 5) },
}));

function scoreFiles(): Readonly<Record<string, string>> {
  const text = scoreRows.map((row) => `${JSON.stringify(row)}\n`).join("");
  const card = {
    ...{
      title: "Made-up scores",
      description: "Scores for tests",
      task: "pointwise",
      format: "scores-jsonl",
    },
    files: [{ name: "scores.jsonl", path: "scores.jsonl", sha256: sha256(text) }],
    options: { low: 1, high: 5 },
    count: scoreRows.length,
    clusters: scoreRows.length,
    ...{ gold: "majority", licence: "Apache-2.0", citation: "none" },
  };
  return { "datasets/scores.yaml": JSON.stringify(card, undefined, 2), "datasets/scores.jsonl": text };
}

/** Makes the run and its pages. */
export async function mixedSite(): Promise<MixedSite> {
  const judge = (accuracy: number, traits = {}): unknown => ({
    ...{ title: "Made up", adapter: "simulated", seed: 3 },
    traits: { accuracy, ...traits },
  });
  const project = makeProject({
    evaluators: {
      good: judge(0.9),
      poor: judge(0.6, { unparsedRate: 0.1 }),
      longest: { title: "Longest", adapter: "null", rule: "longest" },
    },
    config: {
      protocols: ["base", "rubric-rating", "listwise"],
      datasets: ["pairs", "lists", "scores"],
    },
    rows: Array.from({ length: 55 }, (_, index) => ({
      id: `pair-${index}`,
      instruction: index === 3 ? hostile : `Question ${Math.max(1, index)}`,
      output_a: index === 3 ? hostile : `One answer ${index}`,
      output_b: `Another answer ${index}`,
      gold: index % 2 === 0 ? "A" : "B",
    })),
    files: {
      ...listDatasetFiles(
        Array.from({ length: 12 }, (_, index) => ({
          instruction: `Say what topic ${index} is`,
          outputs: ["one", "two", "three"].map((word) => `${word} about topic ${index}`),
          best: index % 3,
        })),
      ),
      ...scoreFiles(),
    },
  });
  expect(await project.cli(["run", "configs/test.yaml", "--quiet"])).toMatchObject({ stderr: "" });
  expect(await project.cli(["report", "results/test", "--quiet"])).toMatchObject({ code: 0, stderr: "" });
  const folder = join(project.folder, "results", "test", "report");
  const index = readChunk(folder, "site") as SiteIndex;
  const datasets = index.datasets.map((about, place) => ({
    about,
    judgments: readChunk(folder, `judgments-${place}`) as SiteJudgments,
  }));
  return { project, folder, index, datasets };
}
