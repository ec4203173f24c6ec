import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const root = new URL("../../src/", import.meta.url);
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));
const starters = files
  .map((path) => ({ path, text: readFileSync(new URL(path, root), "utf8") }))
  .filter(({ text }) => text.includes('"node:child_process"'));

describe("a file that starts programs", () => {
  it("is one of few", () => {
    expect(starters.length).toBeGreaterThan(0);
    expect(starters.length).toBeLessThan(8);
  });

  it.each(starters)("says what is in their environment, and hands nobody its own: $path", ({ text }) => {
    expect(text).toMatch(/\benv\b(?:: \{\}| \})/u);
    expect(text).not.toMatch(/env: process\.env|\.\.\.process\.env/u);
  });
});
