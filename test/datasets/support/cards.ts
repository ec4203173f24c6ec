import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { DatasetCard } from "../../../src/core/dataset-card.js";
import { isRecord } from "../../../src/core/is-record.js";

/** The folder of the cards that are shipped. */
export const cardFolder: string = fileURLToPath(new URL("../../../datasets", import.meta.url));

/** The ids of all cards that are shipped. */
export const cardIds: readonly string[] = readdirSync(cardFolder)
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => name.slice(0, -".yaml".length));

/** A shipped card, as its file says it. */
export function readCard(id: string): DatasetCard {
  const file = join(cardFolder, `${id}.yaml`);
  const written: unknown = parse(readFileSync(file, "utf8"));
  const card = { options: {}, ...(isRecord(written) ? written : {}), file };
  if (!isCard(card)) throw new Error(`${file} is no card`);
  return card;
}

/** A made-up card, for one file of the format named. */
export function cardOf(overrides: Partial<DatasetCard> & Pick<DatasetCard, "format">): DatasetCard {
  return {
    id: "made-up",
    title: "Made up",
    description: "Made up for a test",
    task: "pairwise",
    options: {},
    files: [],
    count: 1,
    clusters: 1,
    gold: "construction",
    ties: true,
    licence: "none",
    citation: "none",
    language: "en",
    file: "datasets/made-up.yaml",
    ...overrides,
  };
}

function isCard(value: object): value is DatasetCard {
  return "files" in value && Array.isArray(value.files) && "format" in value && "count" in value;
}
