import { createHash } from "node:crypto";

const rows = [
  { instruction: "Name a fruit.", output_a: "Apple", output_b: "A chair is a fruit.", gold: "A" },
  { instruction: "Name a bird.", output_a: "A stone", output_b: "Owl", gold: "B" },
];

/** The text of a dataset file of two pairs, in the format `pairs-jsonl`. */
export const madeUpPairs: string = rows.map((row) => `${JSON.stringify(row)}\n`).join("");

/** What a made-up card says; what is absent fits the made-up pairs. */
export interface MadeUpCard {
  readonly id: string;
  readonly url: string;
  readonly sha256?: string | undefined;
  readonly count?: number | undefined;
}

/** A dataset card whose only file is at an address. */
export function madeUpCard({ id, url, sha256, count }: MadeUpCard): string {
  const hash = createHash("sha256").update(madeUpPairs).digest("hex");
  return [
    `id: ${id}`,
    "title: Made up",
    "description: Two pairs that nobody labelled.",
    "task: pairwise",
    "format: pairs-jsonl",
    `files: [{name: pairs.jsonl, url: "${url}", sha256: "${sha256 ?? hash}"}]`,
    `count: ${count ?? 2}`,
    "clusters: 2",
    "gold: construction",
    "ties: false",
    "licence: MIT (made up)",
    "citation: Nobody",
    "language: en",
    "",
  ].join("\n");
}
