import { describe, expect, it } from "vitest";
import { swapLetters } from "../../../src/protocols/shapes/swap-letters.js";

describe("swapLetters()", () => {
  it.each([
    ["Output (a) is better.", "Output (b) is better."],
    ["output (A), unlike Output (b)", "output (B), unlike Output (a)"],
    ["Outputs (a) and (b)", "Outputs (b) and (a)"],
    ["Output (a) lists (a) iron and (b) gold", "Output (b) lists (a) iron and (b) gold"],
    ["f(a) and an output a file", "f(a) and an output a file"],
  ])("turns %j into %j and back", (text, expected) => {
    expect(swapLetters(text)).toBe(expected);
    expect(swapLetters(expected)).toBe(text);
  });
});
