import { describe, expect, it } from "vitest";
import type { AskScope } from "../../../../src/core/ask.js";
import { llmbarFormat } from "../../../../src/models/recorded/formats/llmbar.js";
import { replyKey } from "../../../../src/models/recorded/reply-key.js";
import { shown } from "../../../support/sample-instances.js";

const pair = { input: "Name a river", output_1: "Loire", output_2: "Paris", label: 1 };
const both = (original: string, swapped: string): unknown => ({
  // The authors' reading contradicts the completion on purpose: it must not be looked at.
  "swap = False": { completion: [original, "stop"], winner: "2" },
  "swap = True": { completion: [swapped, "length"], winner: "1", prompt: "a prompt" },
});
const metrics = ["1. Is it a river?", "stop"];
const reference = ["The Seine", ""];
const instruction = { dependsOn: "instruction" } as const;
const output = (index: number): AskScope => ({ dependsOn: "output", output: index });

function read(protocol: string, results: unknown): ReturnType<typeof llmbarFormat.read> {
  return llmbarFormat.read(JSON.stringify([{ ...pair, results }]), { path: "x.json", protocol });
}

describe("llmbarFormat.read()", () => {
  it.each([
    ["Vanilla", [both("x", "y")], "verdict", shown("original"), "x", "stop"],
    ["Vanilla", [both("x", "y")], "verdict", shown("swapped"), "y", "length"],
    ["CoT", [both("x", "y")], "cot", shown("swapped"), "y", "length"],
    ["Metrics", [metrics, both("x", "y")], "metrics", instruction, "1. Is it a river?", "stop"],
    ["Metrics", [metrics, both("x", "y")], "verdict", shown("original"), "x", "stop"],
    ["Reference", [reference, both("x", "y")], "reference", instruction, "The Seine", "unknown"],
    [
      "Metrics_Reference",
      [metrics, reference, both("x", "y")],
      "metrics",
      instruction,
      "1. Is it a river?",
      "stop",
    ],
    [
      "Metrics_Reference",
      [metrics, reference, both("x", "y")],
      "reference",
      instruction,
      "The Seine",
      "unknown",
    ],
    ["Metrics_Reference", [metrics, reference, both("x", "y")], "verdict", shown("swapped"), "y", "length"],
    ["Swap", [both("x", "y"), both("u", "v")], "cot", shown("swapped"), "y", "length"],
    ["Swap_CoT", [both("x", "y"), both("u", "v")], "synthesize", shown("original"), "u", "stop"],
    ["Rating", [{ score_1: ["4", "stop"], score_2: ["9", "stop"] }], "rate", output(0), "4", "stop"],
    [
      "Rating_Metrics",
      [metrics, { score_1: ["4", "stop"], score_2: ["9", "stop"] }],
      "rate",
      output(1),
      "9",
      "stop",
    ],
    [
      "Rating_Reference",
      [reference, { score_1: ["4", "stop"], score_2: ["9", ""] }],
      "reference",
      instruction,
      "The Seine",
      "unknown",
    ],
    [
      "Vanilla",
      [{ "swap = False": { completion: ["", "content management policy"] }, "swap = True": {} }],
      "verdict",
      shown("original"),
      "",
      "content-filter",
    ],
  ] as const)(
    "%s, case %#: finds the reply to a step",
    (protocol, results, step, scope, text, finishReason) => {
      const [row] = read(protocol, results);
      expect(row?.replies.get(replyKey(step, scope))).toEqual({ text, finishReason });
    },
  );

  it.each([
    ["Swap", [both("x", "y")], "synthesize", shown("original")],
    ["Vanilla", [both("x", "y")], "verdict", shown("original", "glued")],
    ["Rating", [{ score_1: ["4", "stop"], score_2: ["9", "stop"] }], "verdict", shown("original")],
    ["Vanilla", [{ "swap = False": { completion: ["x", "stop"] } }], "verdict", shown("swapped")],
  ] as const)("%s, case %#: has no reply where none was recorded", (protocol, results, step, scope) => {
    const [row] = read(protocol, results);
    expect(row?.replies.size).toBeGreaterThan(0);
    expect(row?.replies.has(replyKey(step, scope))).toBe(false);
  });

  it("reads replies alike whatever the authors read into them", () => {
    const without = [
      { "swap = False": { completion: ["x", "stop"] }, "swap = True": { completion: ["y", "length"] } },
    ];
    expect(read("Vanilla", [both("x", "y")])).toEqual(read("Vanilla", without));
  });

  it.each([
    ["no JSON", "[{", /x\.json: it is no JSON/],
    ["no array", "{}", /it is no array/],
    ["no results", JSON.stringify([{ ...pair, results: [both("x", "y")] }, pair]), /row 2 has no results/],
    ["no output", JSON.stringify([{ input: "a", output_1: "b", results: [] }]), /row 1 has no output 2/],
    ["no replies", JSON.stringify([{ ...pair, results: [] }]), /row 1 has no replies/],
    [
      "bare text",
      JSON.stringify([{ ...pair, results: [{ "swap = False": { completion: "x" } }] }]),
      /without text or ending/,
    ],
    [
      "odd ending",
      JSON.stringify([{ ...pair, results: [{ "swap = False": { completion: ["x", "eos"] } }] }]),
      /unknown reason: eos/,
    ],
  ])("refuses a file with %s", (_, text, message) => {
    const act = (): unknown => llmbarFormat.read(text, { path: "x.json", protocol: "Vanilla" });
    expect(act).toThrow(message);
    expect(act).toThrow(expect.objectContaining({ failure: "bad-request" }));
  });
});
