import { describe, expect, it } from "vitest";
import type { ChoiceParser } from "../../../src/protocols/parsers/reading.js";
import { rememberReadings } from "../../../src/protocols/parsers/remember-readings.js";

/** A parser that counts how often it was asked to read. */
function counting(): { readonly parser: ChoiceParser; readonly read: () => number } {
  let count = 0;
  const parser: ChoiceParser = {
    read: ({ text, finishReason, logprobs }, { ties }) => {
      count += 1;
      if (finishReason === "length") return { kind: "unparsed", reason: "truncated", excerpt: text };
      const confidence = logprobs === undefined ? undefined : 0.5;
      return { kind: "choice", choice: ties && text === "Tie" ? "tie" : "a", confidence };
    },
    example: (choice) => choice,
  };
  return { parser, read: () => count };
}

describe("rememberReadings()", () => {
  it("reads the same short reply once", () => {
    const { parser, read } = counting();
    const remembering = rememberReadings(parser);
    const reply = { text: "Output (a)", finishReason: "stop" } as const;
    const readings = [1, 2, 3].map(() => remembering.read({ ...reply }, { ties: false }));
    expect(new Set(readings.map((reading) => JSON.stringify(reading)))).toEqual(
      new Set(['{"kind":"choice","choice":"a"}']),
    );
    expect(read()).toBe(1);
    expect(remembering.example("b")).toBe("b");
  });

  it("tells replies apart by text, end and menu", () => {
    const remembering = rememberReadings(counting().parser);
    const read = (text: string, finishReason: "stop" | "length", ties: boolean): unknown =>
      remembering.read({ text, finishReason }, { ties });
    expect(read("Tie", "stop", true)).toMatchObject({ choice: "tie" });
    expect(read("Tie", "stop", false)).toMatchObject({ choice: "a" });
    expect(read("Tie", "length", true)).toMatchObject({ kind: "unparsed" });
    expect(read("Draw", "stop", true)).toMatchObject({ choice: "a" });
  });

  it("reads a long reply once for all rounds of a trial, and forgets it among many others", () => {
    const { parser, read } = counting();
    const remembering = rememberReadings(parser);
    const long = (index: number): string => "Output (a) ".repeat(50) + String(index);
    for (const index of [0, 0, 0, 1, 1])
      remembering.read({ text: long(index), finishReason: "stop" }, { ties: false });
    expect(read()).toBe(2);
    for (let index = 0; index <= 64; index += 1)
      remembering.read({ text: long(index), finishReason: "stop" }, { ties: false });
    remembering.read({ text: long(0), finishReason: "stop" }, { ties: false });
    expect(read()).toBe(66);
  });

  it("reads anew what is very long or has token probabilities", () => {
    const { parser, read } = counting();
    const remembering = rememberReadings(parser);
    const long = { text: "Output (a) ".repeat(1000), finishReason: "stop" } as const;
    const probable = { text: "Output (a)", finishReason: "stop", logprobs: [] } as const;
    for (const reply of [long, long, probable, probable]) remembering.read(reply, { ties: false });
    expect(read()).toBe(4);
  });

  it("forgets before it holds too much", () => {
    const { parser, read } = counting();
    const remembering = rememberReadings(parser);
    for (let index = 0; index <= 4096; index += 1)
      remembering.read({ text: String(index), finishReason: "stop" }, { ties: false });
    remembering.read({ text: "0", finishReason: "stop" }, { ties: false });
    expect(read()).toBe(4098);
  });
});
