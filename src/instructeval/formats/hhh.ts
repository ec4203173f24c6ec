import { DatasetError } from "../../core/errors.js";
import { isRecord } from "../../core/is-record.js";
import { parseJson } from "../../core/parse-json.js";
import type { BenchmarkCard } from "../../core/benchmark-card.js";
import { hhh as pairs } from "../../datasets/formats/hhh.js";
import { placePair } from "../../datasets/place-pair.js";
import type { BenchmarkData, BenchmarkFormat } from "../benchmark-format.js";
import type { Item } from "../item.js";
import { textOf } from "../text-of.js";

/**
 * HHH Alignment; the subset is the group. Either the file that the dataset `hhh-alignment` reads too, or BIG-bench's four files
 * (`harmless/task.json`, ...): `examples` of `input` and `target_scores`, two replies with 1 and 0. A content hash decides which is A.
 */
export const hhh: BenchmarkFormat = {
  format: "hhh",
  texts: ["ask"],
  load: (card, files) =>
    files.flatMap((file) => {
      const examples = bigBenchExamples(file);
      return examples === undefined ? wrappedPairs(card, file) : bigBenchItems(file, examples);
    }),
};

function wrappedPairs(card: BenchmarkCard, file: BenchmarkData): readonly Item[] {
  const dataset = { task: "pairwise", options: {}, gold: "authors", ties: false, files: [] } as const;
  const text = { name: file.name, text: textOf(file) };
  const read = pairs.load({ ...card, ...dataset, count: card.count ?? 1, clusters: 1 }, [text]);
  return [...read].map((pair) => {
    const [group = ""] = pair.tags["subset"] ?? [];
    const [a = "", b = ""] = pair.outputs;
    const better = pair.gold.kind === "pair" && pair.gold.preference === "B" ? 1 : 0;
    return itemOf(group, pair.row, { question: pair.instruction, outputs: [a, b], better });
  });
}

/** The examples of a task of BIG-bench; undefined for a file in the other form. */
function bigBenchExamples(file: BenchmarkData): readonly unknown[] | undefined {
  const text = textOf(file).trimStart();
  if (!text.startsWith("{")) return undefined;
  try {
    const value = parseJson(text);
    const examples = isRecord(value) ? value["examples"] : undefined;
    return Array.isArray(examples) ? examples : undefined;
  } catch {
    // One object a line is no JSON as a whole.
    return undefined;
  }
}

function bigBenchItems(file: BenchmarkData, examples: readonly unknown[]): readonly Item[] {
  const group = /(?:^|\/)([^/]+?)(?:\/task)?\.json$/u.exec(file.name)?.[1] ?? file.name;
  return examples.map((example, index) => {
    const { input, target_scores: scores } = isRecord(example) ? example : {};
    const replies = Object.entries(isRecord(scores) ? scores : {});
    const better = replies.find(([, score]) => score === 1)?.[0];
    const worse = replies.find(([, score]) => score === 0)?.[0];
    if (typeof input !== "string" || replies.length !== 2 || better === undefined || worse === undefined)
      throw new DatasetError(
        `Cannot read ${file.name} row ${index + 1}: expected an input, and target_scores of two replies, 1 and 0`,
      );
    const { outputs, preference } = placePair({ instruction: input, better, worse });
    return itemOf(group, index + 1, { question: input, outputs, better: preference === "A" ? 0 : 1 });
  });
}

interface Pair {
  readonly question: string;
  readonly outputs: readonly [string, string];
  readonly better: 0 | 1;
}

function itemOf(group: string, row: number, { question, outputs, better }: Pair): Item {
  return {
    ...{ id: `${group}/${row}`, group, cluster: question, head: "", examples: [], question },
    gold: { kind: "pair", outputs, better },
  };
}
