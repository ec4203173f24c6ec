import { describe, expect, test } from "vitest";
import { applySettings } from "../../src/config/apply-settings.js";
import { readYaml } from "../../src/config/read-yaml.js";

const document = readYaml({
  file: "x.yaml",
  text: "a: 1\nb: {c: 2}\nl: [x, y]\ne: ${E}",
  environment: { E: "5" },
});
const base = { a: 1, b: { c: 2 }, l: ["x", "y"], e: 5 };

describe("applySettings()", () => {
  test.each<[settings: string[], value: Record<string, unknown>]>([
    [[], {}],
    [["a=2"], { a: 2 }],
    [["a=2", "a=3"], { a: 3 }],
    [["b.c=x"], { b: { c: "x" } }],
    [["b.d=true"], { b: { c: 2, d: true } }],
    [["n.m.o=1"], { n: { m: { o: 1 } } }],
    [["l=[p, nulls/*]"], { l: ["p", "nulls/*"] }],
    [["l.1=z"], { l: ["x", "z"] }],
    [["l.2=z"], { l: ["x", "y", "z"] }],
    [["l.0=*"], { l: ["*", "y"] }],
    [["l.0=!nulls/*"], { l: ["!nulls/*", "y"] }],
    [["a="], { a: null }],
    [['a="5"'], { a: "5" }],
    [["a=b=c"], { a: "b=c" }],
    [["a={d: [1]}"], { a: { d: [1] } }],
  ])("lays %o over a document", (settings, changes) => {
    expect(applySettings(document, settings).value).toEqual({ ...base, ...changes });
    expect(document.value).toEqual(base);
  });

  test("tells the places of what is set, and of what is not", () => {
    const laid = applySettings(document, ["b.c=3", "l=[z]"]);
    expect(laid.positionOf(["b", "c"])).toEqual({ file: "--set b.c" });
    expect(laid.positionOfKey(["l", 0])).toEqual({ file: "--set l" });
    expect(laid.positionOf(["b"])).toEqual({ file: "x.yaml", line: 2, column: 4 });
    expect(laid.writtenAs(["e"])).toBe("${E}");
    expect(applySettings(document, ["e=1"]).writtenAs(["e"])).toBeUndefined();
  });

  test.each([
    ["a", "Cannot read --set a", "write --set key=value or --set key.key=value"],
    ["=1", "Cannot read --set ", "write --set key=value or --set key.key=value"],
    ["a..b=1", "Cannot read --set a..b", "write --set key=value or --set key.key=value"],
    ["__proto__.x=1", "Cannot read --set __proto__.x", "write --set key=value or --set key.key=value"],
    [
      "a=[&x 1, *y]",
      "Cannot read the value of --set a",
      "write YAML after the '=': a word, a number, or [a, b]",
    ],
    ["a=[1", "Cannot read the value of --set a", "write YAML after the '=': a word, a number, or [a, b]"],
    ["a=!x y", "Cannot read the value of --set a", "write YAML after the '=': a word, a number, or [a, b]"],
    ["a.b=1", "Cannot apply --set a.b: there are no keys above 'b'", "set the value as a whole"],
    [
      "l.first=1",
      "Cannot apply --set l.first: 'first' is no entry of the list",
      "write a number from 0 to 2, the last of which appends",
    ],
    [
      "l.3=1",
      "Cannot apply --set l.3: '3' is no entry of the list",
      "write a number from 0 to 2, the last of which appends",
    ],
  ])("refuses '%s'", (setting, message, hint) => {
    expect(() => applySettings(document, [setting])).toThrow(
      expect.objectContaining({ name: "UsageError", message, hint }),
    );
  });
});
