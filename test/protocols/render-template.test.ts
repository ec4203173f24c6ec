import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/core/errors.js";
import { renderTemplate } from "../../src/protocols/render-template.js";

const awkward = [
  "{{first}}",
  "{{second}}",
  "{{",
  "}}",
  "$&",
  "$1",
  "$$",
  "\\n",
  "\\",
  "\u2028",
  "\uD83D",
  "\uDE00",
  "\r\n",
  "\0",
];
const texts = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fc.constantFrom(...awkward)).map((parts) => parts.join("")),
);

describe("renderTemplate()", () => {
  it("inserts texts unchanged, whatever they hold, and leaves the rest as it is", () => {
    fc.assert(
      fc.property(texts, texts, (first, second) => {
        const values = new Map([
          ["first", first],
          ["second", second],
        ]);
        expect(renderTemplate("<{{first}}|{{second}}|{{first}}> {x} {{ }} $&", values)).toBe(
          `<${first}|${second}|${first}> {x} {{ }} $&`,
        );
      }),
    );
  });

  it("inserts 200 kB unchanged", () => {
    const text = "{{first}}$&\\".repeat(20_000);
    expect(renderTemplate("{{first}}", new Map([["first", text]]))).toBe(text);
  });

  it("refuses a hole without a value, also one that every object has", () => {
    expect(() => renderTemplate("{{constructor}}", new Map())).toThrow(UsageError);
  });
});
