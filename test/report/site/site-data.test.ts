import { describe, expect, it } from "vitest";
import { runInNewContext } from "node:vm";
import { chunkText } from "../../../src/report/site/chunk-text.js";
import { endingOf } from "../../../src/report/site/ending-of.js";
import { pageText } from "../../../src/report/site/page-text.js";

describe("chunkText()", () => {
  it("is a script that hands in the value, whatever its texts hold", () => {
    const value = { text: "</script><!-- ' \" ` ${1} \u2028 \u0000 \uD800 \\u0041", list: [1, null] };
    const taken: unknown[] = [];
    const script = chunkText("replies-0-1-2", value);
    runInNewContext(script, {
      reifeData: (name: string, json: string) => taken.push(name, JSON.parse(json)),
    });
    expect(taken).toEqual(["replies-0-1-2", value]);
    expect(script.trimEnd().split("\n")).toHaveLength(1);
  });
});

describe("endingOf()", () => {
  it.each([
    ["A", { outcome: { kind: "verdict", verdict: "first" }, preference: "A" }],
    ["=", { outcome: { kind: "verdict", verdict: "tie" }, preference: "tie" }],
    ["c", { outcome: { kind: "pick", picked: [2] }, picked: [2] }],
    ["*", { outcome: { kind: "pick", picked: [0, 2] }, picked: [0, 2] }],
    ["s", { outcome: { kind: "scores", scores: { all: 3 } } }],
    ["?", { outcome: { kind: "unparsed", reason: "empty" } }],
    ["!", { outcome: { kind: "failed", failure: "timeout" } }],
  ] as const)("is %s", (character, judgment) => {
    expect(endingOf(judgment)).toBe(character);
  });
});

describe("pageText()", () => {
  it("holds no script, no style and no name that could be either", () => {
    const page = pageText("</title><script>alert(1)</script>");
    expect(page).toContain("&lt;/title&gt;&lt;script&gt;");
    expect(page.match(/<script[^>]*>/gu)).toEqual(['<script src="app.js">', '<script src="data/site.js">']);
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<style|unsafe-|https?:/u);
  });

  it("may ask the server that it came from where it is served live, and only there", () => {
    const live = pageText("grid", { base: "editions/1f/" });
    expect(live).toContain("connect-src 'self'");
    expect(live).toContain('<meta name="reife-live" content="live.json">');
    expect(live.match(/<script[^>]*>/gu)).toEqual([
      '<script src="app.js">',
      '<script src="editions/1f/data/site.js">',
    ]);
    expect(pageText("grid", { base: undefined }).match(/<script[^>]*>/gu)).toEqual(['<script src="app.js">']);
    expect(pageText("grid")).not.toMatch(/connect-src|reife-live/u);
  });
});
