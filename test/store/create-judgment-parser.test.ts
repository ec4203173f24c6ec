import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createJudgmentParser } from "../../src/store/create-judgment-parser.js";

const text = fc.oneof(
  fc.constantFrom("1", "2", "a b", "é", 'say "no"', "back\\slash", "\u0007"),
  fc.string(),
);

const judgment = fc
  .record({
    evaluator: fc.constantFrom("e", 'f "g"'),
    protocol: fc.constantFrom("base", "cot"),
    dataset: fc.constantFrom("d"),
    instance: text,
    presentation: fc.constantFrom("original", "swapped"),
    repeat: fc.nat(1),
    outcome: fc.oneof(
      fc.constantFrom({ kind: "verdict", verdict: "first" }, { kind: "verdict", verdict: "second" }),
      text.map((excerpt) => ({ kind: "unparsed", reason: "no-verdict", excerpt })),
      // Keys that stand for themselves elsewhere.
      text.map((calls) => ({ kind: "scores", instance: calls, calls: [calls] })),
    ),
    calls: fc.array(text, { maxLength: 3 }),
    own: fc.boolean(),
  })
  .map(({ own, ...rest }) => ({ ...rest, ...(own ? { ownOutcome: { kind: "failed" } } : {}) }));

describe("createJudgmentParser()", () => {
  it("gives what JSON.parse gives, keys in their order", () => {
    fc.assert(
      fc.property(fc.array(judgment, { maxLength: 30 }), (judgments) => {
        const parse = parserOfText();
        const lines = judgments.map((one) => JSON.stringify(one));
        expect(lines.map((line) => JSON.stringify(parse(line)))).toEqual(lines);
      }),
    );
  });

  it("throws what JSON.parse throws, whatever was damaged in a line like others", () => {
    const line = JSON.stringify({
      ...{ evaluator: "e", protocol: "base", dataset: "d", instance: "17" },
      ...{
        presentation: "original",
        repeat: 0,
        outcome: { kind: "verdict", verdict: "first" },
        calls: ["ab", "cd"],
      },
    });
    fc.assert(
      fc.property(
        fc.nat(line.length),
        fc.nat(3),
        fc.constantFrom("", '"', "\\", "\u0000", ",", "]", "x"),
        (at, gone, put) => {
          const parse = parserOfText();
          parse(line);
          const damaged = line.slice(0, at) + put + line.slice(at + gone);
          expect(resultOf(() => parse(damaged))).toEqual(resultOf(() => JSON.parse(damaged)));
        },
      ),
    );
  });

  it("does not take a key that is there twice for the first of the two", () => {
    const parse = parserOfText();
    const lineOf = (instance: string): string =>
      `{"evaluator":"e","protocol":"p","dataset":"d","instance":"${instance}","instance":"last","calls":[]}`;
    for (const instance of ["last", "other"])
      expect(parse(lineOf(instance))).toEqual({
        ...{ evaluator: "e", protocol: "p", dataset: "d" },
        instance: "last",
        calls: [],
      });
  });
});

/** Each line with others' bytes around it. */
function parserOfText(): (line: string) => unknown {
  const parse = createJudgmentParser();
  return (line) => {
    const bytes = Buffer.from(`]}\n${line}\n{"`);
    return parse(bytes, 3, bytes.length - 3);
  };
}

function resultOf(work: () => unknown): unknown {
  try {
    return { value: work() };
  } catch (error) {
    return { name: error instanceof Error ? error.name : "" };
  }
}
