import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { ConfigError } from "../../src/core/errors.js";
import { parseWith } from "../../src/config/parse-with.js";
import { readYaml } from "../../src/config/read-yaml.js";
import { runConfigSchema } from "../../src/config/run-config-schema.js";
import type { SourceDocument } from "../../src/config/source-document.js";

function read(text: string, environment: Record<string, string> = {}): SourceDocument {
  return readYaml({ file: "x.yaml", text, environment });
}

describe("readYaml() refuses", () => {
  test.each<[what: string, text: string, messages: string[]]>([
    [
      "a repeated key",
      "a: 1\nb: 2\na: 3",
      ["x.yaml:3:1: Key 'a' stands here a second time (keep one of them)"],
    ],
    [
      "a repeated key in braces",
      "a: {b: 1, b: 2}",
      ["x.yaml:1:11: Key 'b' stands here a second time (keep one of them)"],
    ],
    [
      "a tab as indentation",
      "a:\n\t- b",
      ["x.yaml:2:1: Cannot read a tab as indentation (indent with spaces)"],
    ],
    [
      "a function tag",
      "a: !function x",
      ["x.yaml:1:4: Cannot read the tag '!function' (quote a value that begins with '!')"],
    ],
    [
      "an exclusion without quotes",
      "a: [b, !nulls/*]",
      ["x.yaml:1:8: Cannot read the tag '!nulls/*' (quote a value that begins with '!')"],
    ],
    [
      "a standard tag",
      "a: !!set {x}",
      ["x.yaml:1:10: Cannot read the tag '!!set' (quote a value that begins with '!')"],
    ],
    [
      "a star without quotes",
      "a: [*]",
      ["x.yaml:1:5: Cannot read a value that begins with '*' (quote it: '*')"],
    ],
    [
      "a glob that begins with a star",
      "a:\n  - *-mini",
      ["x.yaml:2:5: Cannot find the anchor '-mini' (quote a value that begins with '*')"],
    ],
    [
      "an anchor inside itself",
      "a: &x [*x]",
      ["x.yaml:1:8: Cannot use the anchor 'x' inside itself (write the value out)"],
    ],
    [
      "a merge key",
      "a: &x {b: 1}\nc:\n  <<: *x",
      ["x.yaml:3:3: Cannot merge keys with '<<' (write the keys out)"],
    ],
    ["a list as a key", "? [a]\n: b", ["x.yaml:1:3: Cannot read a key that is no text (write a plain word)"]],
    [
      "a second document",
      "a: 1\n---\nb: 2",
      ["x.yaml:2:1: Cannot read a second document (keep one document a file)"],
    ],
    [
      "two colons on a line",
      "a: b: c",
      ["x.yaml:1:4: Cannot read a second ': ' on one line (quote the value, or indent it below its key)"],
    ],
    [
      "a reserved character",
      "a: @x",
      ["x.yaml:1:4: Cannot read a value that begins with a reserved character (quote it)"],
    ],
    ["an open quote", "a: 'x", ["x.yaml:1:6: Cannot find the closing quote"]],
    ["an empty file", "", ["x.yaml: The file is empty (write keys with values)"]],
    ["a file of comments", "# only\n", ["x.yaml: The file is empty (write keys with values)"]],
    ["brackets without end", "[".repeat(200_000), ["x.yaml: Cannot read values nested deeper than 100"]],
    [
      "lines ever further in",
      Array.from({ length: 101 }, (_, depth) => `${" ".repeat(depth)}a:\n`).join(""),
      ["x.yaml: Cannot read values nested deeper than 100"],
    ],
    ["markers without end", "? ".repeat(50_000), ["x.yaml: Cannot read values nested deeper than 100"]],
    [
      "several mistakes at once",
      "a: 1\na: 2\nb: !x y\nc: *d\n",
      [
        "x.yaml:2:1: Key 'a' stands here a second time (keep one of them)",
        "x.yaml:3:4: Cannot read the tag '!x' (quote a value that begins with '!')",
        "x.yaml:4:4: Cannot find the anchor 'd' (quote a value that begins with '*')",
      ],
    ],
    [
      "a variable that is not set",
      "a: 1\nb:\n  - x${NONE}y",
      ["x.yaml:3:5: Environment variable NONE is not set (set it, or write ${NONE:-default})"],
    ],
    [
      "a placeholder that is none",
      "a: ${N-7}",
      [
        "x.yaml:1:4: Cannot read the placeholder '${N-7}' (write ${NAME} or ${NAME:-default}, or $${ for a plain ${)",
      ],
    ],
    [
      "a placeholder without end",
      "a: 'x${N'",
      [
        "x.yaml:1:4: Cannot read the placeholder '${' (write ${NAME} or ${NAME:-default}, or $${ for a plain ${)",
      ],
    ],
    [
      "a variable that holds a key",
      "a: ${OPENAI_API_KEY}",
      [
        "x.yaml:1:4: Cannot fill in ${OPENAI_API_KEY}: keys come from the environment only (name the variable in apiKeyEnv)",
      ],
    ],
  ])("%s", (_, text, messages) => {
    expect(() => read(text, { OPENAI_API_KEY: "sk-very-secret" })).toThrow(
      expect.objectContaining({ name: "ConfigError", message: messages.join("\n") }),
    );
  });

  test("only with a ConfigError, whatever the text", () => {
    const unit = fc.constantFrom(
      "a",
      "b",
      ": ",
      ":",
      "- ",
      "?",
      "[",
      "]",
      "{",
      "}",
      ",",
      "&x ",
      "*x",
      "!",
      "\n",
      " ",
      "\t",
      "'",
      '"',
      "|",
      ">",
      "#",
      "%",
      "---\n",
      "${",
      "$${A}",
      "<<",
      "\u0000",
      "\uFEFF",
      "1",
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
        try {
          const document = read(text);
          expect(document.positionOf([0, "a"]).file).toBe("x.yaml");
          parseWith(runConfigSchema, document);
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigError);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("anchors that multiply each other", () => {
    const levels = Array.from({ length: 12 }, (_, n) =>
      n === 0
        ? "a0: &a0 [x]"
        : `a${n}: &a${n} [${Array<string>(9)
            .fill(`*a${n - 1}`)
            .join(", ")}]`,
    );
    expect(() => read(levels.join("\n"))).toThrow(/^x\.yaml: Cannot expand the anchors: /u);
  });
});

describe("readYaml() reads", () => {
  test("more keys than could be compared with each other, and tells the one that is repeated", () => {
    const keys = Array.from({ length: 30_000 }, (_, index) => `key_${index}: ${index}`);
    expect(Object.keys(read(keys.join("\n")).value ?? {})).toHaveLength(30_000);
    expect(() => read([...keys, "key_7: again"].join("\n"))).toThrow(
      new ConfigError([
        {
          ...{ file: "x.yaml", line: 30_001, column: 1, hint: "keep one of them" },
          message: "Key 'key_7' stands here a second time",
        },
      ]),
    );
  });

  test.each<[what: string, text: string, value: unknown]>([
    ["a byte order mark as nothing", "\uFEFFa: 1", { a: 1 }],
    ["Windows line ends", "a: 1\r\nb: [x]\r\n", { a: 1, b: ["x"] }],
    ["JSON with tabs", '{"a":\t1,\n\t"b": [true]}', { a: 1, b: [true] }],
    ["anchors", "a: &x [1]\nb: *x", { a: [1], b: [1] }],
    ["yes and dates as text", "a: yes\nb: 2024-01-02", { a: "yes", b: "2024-01-02" }],
    ["numbers as keys as text", "1: a", { "1": "a" }],
    [
      "a placeholder without quotes as YAML would",
      "a: ${N}\nb: ${B}\nc: '${N}'\nd: n${N}",
      { a: 5, b: true, c: "5", d: "n5" },
    ],
    ["a default", "a: ${NONE:-7}\nb: ${NONE:-}\nc: ${EMPTY:-x}", { a: 7, b: "", c: "x" }],
    ["an escape", "a: $${N} costs $5 {x}", { a: "${N} costs $5 {x}" }],
    ["text blocks", "a: |\n  one ${N}\n  two\n", { a: "one 5\ntwo\n" }],
    ["keys as they are", "${N}: 1", { "${N}": 1 }],
  ])("%s", (_, text, value) => {
    expect(read(text, { N: "5", B: "true", EMPTY: "" }).value).toEqual(value);
  });

  test("no key into the prototype of anything", () => {
    const { value } = read("__proto__: {polluted: yes}");
    expect(Object.keys(value ?? {})).toEqual(["__proto__"]);
    expect("polluted" in {}).toBe(false);
  });

  test("placeholders below kept keys as they are", () => {
    const text = "headers: {x: '${NONE}'}\nurl: ${URL}";
    const options = { file: "x.yaml", environment: { URL: "http://h" }, keepPlaceholders: ["headers"] };
    expect(readYaml({ ...options, text }).value).toEqual({ headers: { x: "${NONE}" }, url: "http://h" });
  });

  test("any JSON value back as it was written", () => {
    const json = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { minKeys: 1 });
    fc.assert(
      fc.property(json, (value) => {
        fc.pre(!/\$\{|<<|__proto__/u.test(JSON.stringify(value)));
        // Both ways of writing lose the sign of -0 in one place or another.
        fc.pre(
          !JSON.stringify(value, (_, part: unknown) => (Object.is(part, -0) ? "-0" : part)).includes('"-0"'),
        );
        const expected: unknown = JSON.parse(JSON.stringify(value));
        expect(read(JSON.stringify(value)).value).toEqual(expected);
        expect(read(stringify(value)).value).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });
});

describe("positionOf() and positionOfKey()", () => {
  const document = read("# first\na: 1\nb:\n  - x\n  - {c: 2, d: }\nbase: &base {e: 3}\ncopy: *base\n");
  test.each<[path: (string | number)[], value: [number, number], key: [number, number]]>([
    [[], [2, 1], [2, 1]],
    [["a"], [2, 4], [2, 1]],
    [["b"], [4, 3], [3, 1]],
    [
      ["b", 0],
      [4, 5],
      [4, 5],
    ],
    [
      ["b", 1, "c"],
      [5, 9],
      [5, 6],
    ],
    [
      ["b", 1, "d"],
      [5, 12],
      [5, 12],
    ],
    [
      ["b", 1, "none"],
      [5, 5],
      [5, 5],
    ],
    [
      ["b", 9],
      [4, 3],
      [4, 3],
    ],
    [
      ["none", "deeper"],
      [2, 1],
      [2, 1],
    ],
    [
      ["copy", "e"],
      [6, 17],
      [6, 14],
    ],
  ])("tell the places of %o", (path, [line, column], key) => {
    expect(document.positionOf(path)).toEqual({ file: "x.yaml", line, column });
    expect(document.positionOfKey(path)).toEqual({ file: "x.yaml", line: key[0], column: key[1] });
  });
});
