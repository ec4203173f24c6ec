import { describe, expect, it } from "vitest";
import { reife } from "../../../src/imports/formats/reife.js";
import { reifeFileName } from "../../../src/imports/reife-file-name.js";
import { readRows, refusalOf } from "../support/read-rows.js";
import { linesOf, sourceFile } from "../support/source-file.js";

const base = "llmbar_natural.llama-3.1-8b.base_pairwise.pairwise_vanilla";
const result = (changes: object = {}): object => ({
  ...{
    prompt: [],
    response: [{ text: "Output (a)" }],
    instruction: "Q",
    output_1: "1",
    output_2: "2",
    winner: 2,
  },
  result: { winner: 2, tie: 0, fail: false },
  ...changes,
});

describe("reifeFileName()", () => {
  it.each([
    [`${base}.txt`, "reife-llmbar-natural", "llama-3.1-8b", "base", "original"],
    [`${base}_swap.jsonl`, "reife-llmbar-natural", "llama-3.1-8b", "base", "swapped-glued"],
    [
      "mtbench.qwen-2.5-72b.base_pairwise.pairwise_cot_swap.txt",
      "reife-mtbench",
      "qwen-2.5-72b",
      "cot",
      "swapped-glued",
    ],
    [
      "llmbar_adversarial.gemma-2b.base_pairwise_metric_reference.pairwise_metric_reference.txt",
      "reife-llmbar-adversarial",
      "gemma-2b",
      "metrics-reference",
      "original",
    ],
    [
      "llmbar_natural.a.protocol_vote.majority_vote.jsonl",
      "reife-llmbar-natural",
      "a",
      "protocol-consistency",
      "original",
    ],
    ["mine.a.new_way.prompt.txt", "mine", "a", "new_way.prompt", "original"],
    ["mtbench.a.base_pairwise.arena_hard_swap.jsonl", "reife-mtbench", "a", "arena-hard", "swapped"],
    ["mtbench.a.base_pairwise_raw.alpacaeval_swap.jsonl", "reife-mtbench", "a", "alpacaeval", "swapped"],
    ["mtbench.a.pairwise_wildbench.wildbench_swap.jsonl", "reife-mtbench", "a", "wildbench", "swapped"],
    [
      "mtbench.a.pairwise_chateval.pairwise_chateval_swap.round_2.jsonl",
      "reife-mtbench",
      "a",
      "multi-role-2",
      "swapped-glued",
    ],
    [
      "mtbench.a.base_pairwise.pairwise_cot_swap.sc.9.jsonl",
      "reife-mtbench",
      "a",
      "cot-consistency",
      "swapped-glued",
    ],
    [
      "mtbench.a.pairwise_reference.pairwise_reference.txt",
      "reife-mtbench",
      "a",
      "strong-reference",
      "original",
    ],
  ])("reads %s", (name, dataset, evaluator, protocol, presentation) => {
    expect(reifeFileName({ path: `/x.y/${name}` })).toEqual({ dataset, evaluator, protocol, presentation });
  });

  it("knows no other names", () => {
    expect(reifeFileName({ path: "/a/llmbar.txt" })).toBeUndefined();
  });
});

describe("the format reife", () => {
  it("takes the study's result where its replies are not what our parsers read, and refuses outputs without results", async () => {
    const stem = "llmbar_natural.a.base_pairwise.arena_hard_swap";
    const rows = await readRows(
      reife,
      sourceFile(
        `${stem}.jsonl`,
        linesOf(result({ response: [{ text: "Therefore, Answer (a) is better." }] })),
      ),
    );
    expect(rows).toMatchObject([
      { protocol: "arena-hard", presentation: "swapped", answer: { kind: "preference", preference: "B" } },
    ]);
    expect(await refusalOf(readRows(reife, sourceFile(`${stem}.txt`, "Answer (a)\n")))).toBe(
      `Cannot import ${stem}.txt: its replies state their verdicts in words of the study's own, which no parser of ours reads`,
    );
    const samples = "llmbar_natural.a.base_pairwise.pairwise_cot.sc.9";
    const sampled = result({ response: [{ text: "x" }, { text: "y" }] });
    expect(await readRows(reife, sourceFile(`${samples}.jsonl`, linesOf(sampled)))).toMatchObject([
      { protocol: "cot-consistency", answer: { kind: "replies", samples: 2 } },
    ]);
    expect(await refusalOf(readRows(reife, sourceFile(`${samples}.txt`, "x\n")))).toContain(
      "one of several samples",
    );
  });

  it("knows of winner vectors which protocols give the letters anew in the second order", async () => {
    const vectors = (name: string): object => ({
      ...{ base_LLM: "a", evaluation_protocol: name, predictions: [1], swap_predictions: [2] },
    });
    const rows = await readRows(
      reife,
      sourceFile("mtbench.jsonl", linesOf(vectors("wildbench"), vectors("base"))),
    );
    expect(rows.map(({ presentation }) => presentation)).toEqual([
      ...["original", "swapped", "original", "swapped-glued"],
    ]);
  });

  it("reads one reply a line; in files of the other order the letters stay with the outputs", async () => {
    const files = [
      sourceFile(`${base}.txt`, "Output (a)\n\nOutput (b)\n"),
      sourceFile(`${base}_swap.txt`, "Output (b)"),
    ];
    const rows = await readRows(reife, files);
    expect(rows.map(({ item, presentation, place }) => [item.row, presentation, place.line])).toEqual([
      [1, "original", 1],
      [2, "original", 2],
      [3, "original", 3],
      [1, "swapped-glued", 1],
    ]);
    expect(rows[1]?.answer).toMatchObject({ replies: [{ reply: { text: "" } }] });
  });

  it("reads the reply of a result, never the winner that was read from it", async () => {
    const samples = [{ text: "x" }, { text: "y" }];
    const rows = await readRows(
      reife,
      sourceFile(`${base}.jsonl`, linesOf(result(), result({ response: samples }))),
    );
    expect(rows).toMatchObject([
      {
        item: { row: 1, instruction: "Q", outputs: ["1", "2"] },
        answer: { kind: "replies" },
      },
      {
        answer: {
          kind: "replies",
          samples: 2,
          replies: [{ sample: 0 }, { sample: 1, reply: { text: "y" } }],
        },
      },
    ]);
  });

  it("takes the winner where a result has no reply of its own; a coin that was thrown says nothing", async () => {
    const votes = { response: [{ winner: 1 }, { winner: 2 }] };
    const text = linesOf(result(votes), result({ ...votes, result: { winner: 1, fail: true } }));
    const name = "llmbar_natural.a.protocol_vote.majority_vote.jsonl";
    const rows = await readRows(reife, sourceFile(name, text));
    expect(rows.map(({ answer }) => answer)).toMatchObject([
      { kind: "preference", preference: "B" },
      { kind: "outcome", outcome: { kind: "unparsed" } },
    ]);
  });

  it("reads the published winner vectors of both orders", async () => {
    const vectors = [
      {
        base_LLM: "gemma-7b",
        evaluation_protocol: "metric+reference",
        predictions: [1, 2],
        swap_predictions: "[2, 2]",
      },
      { base_LLM: "gemma-7b", evaluation_protocol: "base", predictions: [1, null] },
    ];
    const rows = await readRows(
      reife,
      sourceFile("predictions/llmbar_adversarial/all.json", JSON.stringify(vectors)),
    );
    expect(rows).toMatchObject([
      {
        dataset: "reife-llmbar-adversarial",
        evaluator: "gemma-7b",
        protocol: "metrics-reference",
        item: { row: 1 },
        answer: { preference: "A" },
      },
      { item: { row: 2 }, answer: { preference: "B" } },
      { item: { row: 1 }, presentation: "swapped-glued", answer: { preference: "B" } },
      {},
      { protocol: "base" },
      { answer: { kind: "outcome" } },
    ]);
  });

  it.each([
    [
      "a name that says nothing",
      "outputs.txt",
      "Output (a)",
      "its name does not say dataset, judge and protocol",
    ],
    [
      "debates without their verdicts",
      "llmbar_natural.a.synthesize.synthesize_swap.txt",
      "No debate",
      "debates alone",
    ],
    ["an empty file", `${base}.txt`, "", "it holds no rows"],
    [
      "an unknown winner",
      "a.b.protocol_vote.v.jsonl",
      linesOf(result({ response: [], result: { winner: 3 } })),
      "row 1: field 'result.winner' is 3, expected 1 or 2",
    ],
    ["a torn line", `${base}.jsonl`, `${linesOf(result())}{"response":`, "row 2: it is no JSON"],
    [
      "a vector with another value",
      "v.json",
      linesOf({ base_LLM: "a", evaluation_protocol: "base", predictions: [1, "A"] }),
      "field 'predictions.1' is \"A\", expected 1 or 2",
    ],
  ])("refuses %s", async (_, name, text, words) => {
    expect(await refusalOf(readRows(reife, sourceFile(name, text)))).toContain(words);
  });
});
