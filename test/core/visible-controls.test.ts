import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { visibleControls } from "../../src/core/visible-controls.js";

describe("visibleControls()", () => {
  it.each([
    ["\u001b[31mred\u001b[0m", "\\u001b[31mred\\u001b[0m"],
    [
      "\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007",
      "\\u001b]8;;https://evil.example\\u0007link\\u001b]8;;\\u0007",
    ],
    ["\u001b]0;title\u001b\\", "\\u001b]0;title\\u001b\\"],
    ["\u009b2J", "\\u009b2J"],
    ["all is well\rnothing", "all is well\\u000dnothing"],
    ["abc\b\b\bxyz\u007f\u0000", "abc\\u0008\\u0008\\u0008xyz\\u007f\\u0000"],
    [
      "\u202egnp.exe\u202c \u2066x\u2069 \u200f\u061c",
      "\\u202egnp.exe\\u202c \\u2066x\\u2069 \\u200f\\u061c",
    ],
  ])("shows %j", (text, shown) => {
    expect(visibleControls(text)).toBe(shown);
  });

  it("leaves every other text alone", () => {
    const text = "a\tb\nc\r\nd  Grüße 😀 مرحبا 你好 👨‍👩‍👧 é \u00a0";
    expect(visibleControls(text)).toBe(text);
  });

  it("keeps a JSON document the same value", () => {
    const text = fc.string({
      unit: fc.constantFrom("a", '"', "\\", "\u001b", "\u009b", "\u202e", "\r", "\n", "\u007f", "😀"),
    });
    fc.assert(
      fc.property(fc.dictionary(text, text), (value) => {
        expect(JSON.parse(visibleControls(JSON.stringify(value, undefined, 2)))).toEqual(value);
      }),
    );
  });
});
