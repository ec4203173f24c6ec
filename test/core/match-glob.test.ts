import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchGlob } from "../../src/core/match-glob.js";

/** The same rules, said as a regular expression. */
function byRegex(glob: string, id: string): boolean {
  const source = glob.replaceAll(/\*{2,}|\*|[^*]+/gu, (part) =>
    part === "*" ? "[^/]*" : part.startsWith("*") ? "[^]*" : part.replaceAll(/[\\^$.|?+()[\]{}/]/gu, "\\$&"),
  );
  return new RegExp(`^${source}$`, "u").test(id);
}

const id = fc.string({ unit: fc.constantFrom("a", "b", "/", "-", ".", "1", "é", "🙂"), maxLength: 12 });
const glob = fc.string({ unit: fc.constantFrom("a", "b", "/", "-", ".", "1", "*", "é", "🙂"), maxLength: 8 });

describe("matchGlob()", () => {
  test.each([
    ["gpt-4o", "gpt-4o", true],
    ["gpt-4o", "gpt-4o-mini", false],
    ["gpt-4o", "GPT-4o", false],
    ["nulls/*", "nulls/first", true],
    ["nulls/*", "nulls/", true],
    ["nulls/*", "nulls", false],
    ["nulls/*", "nulls/a/b", false],
    ["*", "gpt-4o", true],
    ["*", "", true],
    ["*", "nulls/first", false],
    ["**", "nulls/first", true],
    ["**", "", true],
    ["**/first", "a/b/first", true],
    ["llmbar-*", "llmbar-natural", true],
    ["llmbar-*", "llmbar-", true],
    ["*-mini", "gpt-4o-mini", true],
    ["a*b*c", "axxbyyc", true],
    ["a*b*c", "axxbyy", false],
    ["gpt-3.5", "gpt-3x5", false],
    ["a?c", "abc", false],
    ["[ab]", "a", false],
    ["", "", true],
    ["", "a", false],
  ])("matches '%s' with '%s': %s", (pattern, text, expected) => {
    expect(matchGlob(pattern, text)).toBe(expected);
  });

  test("matches every text with itself, unless it holds a star", () => {
    fc.assert(fc.property(id, (text) => matchGlob(text, text)));
  });

  test("agrees with the same rules said as a regular expression", () => {
    fc.assert(
      fc.property(glob, id, (pattern, text) => {
        expect(matchGlob(pattern, text)).toBe(byRegex(pattern, text));
      }),
      { numRuns: 2000 },
    );
  });

  test("matches what a glob was made from", () => {
    fc.assert(
      fc.property(fc.array(id, { minLength: 1, maxLength: 4 }), (parts) =>
        matchGlob(parts.join("**"), parts.join("/x")),
      ),
    );
  });

  test("takes no time that grows without bound with the number of stars", () => {
    expect(matchGlob("*a".repeat(200), "b".repeat(200))).toBe(false);
  });
});
