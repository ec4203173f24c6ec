import { expect, test } from "vitest";
import { findLoader } from "../../src/datasets/find-loader.js";
import { readInstances } from "../../src/datasets/read-instances.js";
import { verifyDataset, type DatasetReport } from "../../src/datasets/verify-dataset.js";
import { cardOf } from "./support/cards.js";

function report(rows: readonly object[], format = "pairs-jsonl"): DatasetReport {
  const card = cardOf({
    format,
    count: rows.length,
    task: format === "pairs-jsonl" ? "pairwise" : "pointwise",
  });
  const files = [{ name: "x.json", text: JSON.stringify(rows) }];
  return verifyDataset(card, readInstances({ card, files, loader: findLoader(card) }));
}

const pair = (output_a: string, output_b: string, gold: string, votes?: readonly string[]): object => ({
  instruction: "Say hi",
  output_a,
  output_b,
  gold,
  votes,
});

test("verifyDataset() counts golds, lengths, repeats and odd outputs", () => {
  const found = report([
    pair("long", "hi", "A"),
    pair("long", "hi", "B"),
    pair("hi", "long", "B"),
    pair("hi", "ho", "B"),
    pair("same", "same", "tie"),
    pair(" ", "x", "A"),
  ]);
  expect(found).toEqual({
    dataset: "made-up",
    count: 6,
    clusters: 1,
    gold: { A: 2, B: 3, tie: 1 },
    longerWins: { value: 3 / 5 },
    equalLengths: 3,
    identicalOutputs: 1,
    blankOutputs: 1,
    duplicates: { contents: 1, repeats: 1 },
    votes: undefined,
    problems: [],
  });
});

test("verifyDataset() measures lengths in characters, not in code units", () => {
  expect(report([pair("😀😀", "abc", "B")]).longerWins).toEqual({ value: 1 });
});

test("verifyDataset() says why there is no share of longer winners", () => {
  expect(report([pair("a", "b", "tie")]).longerWins).toEqual({
    undefined: "no pair has a gold other than a tie",
  });
});

test("verifyDataset() counts votes of one mind and golds without a majority", () => {
  const found = report([
    pair("a", "b", "A", ["A", "A", "A"]),
    pair("c", "d", "B", ["A", "B", "tie"]),
    pair("e", "f", "B", ["B", "B", "A"]),
    pair("g", "h", "B"),
  ]);
  expect(found.votes).toEqual({ instances: 3, unanimous: 1, withoutMajority: 1 });
});

test("verifyDataset() reports problems instead of throwing", () => {
  expect(report([{ instruction: "a", output: "b", scores: { tone: 1 } }], "scores-jsonl")).toMatchObject({
    gold: { A: 0, B: 0, tie: 0 },
    problems: [],
  });
  const card = cardOf({ format: "pairs-jsonl", count: 3 });
  expect(verifyDataset(card, []).problems).toEqual([
    "it has 0 instances, its card says 3",
    "it has 0 distinct instructions, its card says 1",
  ]);
});
