import { describe, expect, it } from "vitest";
import { generic } from "../../../src/imports/formats/generic.js";
import { mappingOf } from "../support/mapping-of.js";
import { readRows, refusalOf } from "../support/read-rows.js";
import { linesOf, sourceFile } from "../support/source-file.js";

const csv = `item,rater,shown,pick,human,p
7,gpt,ab,left,model_a,0.9
7,gpt,ba,right,model_a,0.2
8,gpt,ab,both,model_b,0.5
9,gpt,ab,?,model_b,
`;
const choice = `
instance: item
evaluator: rater
presentation: {field: shown, values: {ab: original, ba: swapped}}
verdict: {field: pick, values: {left: first, right: second, both: tie, "?": missing}}
gold: {field: human, values: {model_a: A, model_b: B}}
`;
const rows = (map: string, text = csv, name = "votes.csv"): ReturnType<typeof readRows> =>
  readRows(generic, sourceFile(name, text), { mapping: mappingOf(map) });

describe("the generic format", () => {
  it("reads verdicts in the order shown, and what humans said, through values that stand for others", async () => {
    expect(await rows(choice)).toMatchObject([
      {
        place: { file: "votes.csv", row: 1, line: 2 },
        evaluator: "gpt",
        item: { key: "7", gold: { kind: "pair", preference: "A" } },
        presentation: "original",
        answer: { kind: "outcome", outcome: { kind: "verdict", verdict: "first" } },
      },
      { presentation: "swapped", answer: { outcome: { verdict: "second" } } },
      { item: { gold: { preference: "B" } }, answer: { outcome: { verdict: "tie" } } },
      { answer: { outcome: { kind: "unparsed", reason: "no-verdict" } } },
    ]);
  });

  it("reads preferences in the dataset's order, with a probability, or as one", async () => {
    const values = "{field: pick, values: {left: A, right: B, both: tie, '?': missing}}";
    const preferences = await rows(`{instance: item, preference: ${values}, confidence: {value: 0.8}}`);
    expect(preferences.map(({ answer }) => answer)).toMatchObject([
      { kind: "preference", preference: "A", confidence: 0.8 },
      { preference: "B" },
      { preference: "tie" },
      { kind: "outcome" },
    ]);
    const shares = await rows("{instance: item, probability: {field: p, of: B}}");
    expect(shares.map(({ answer }) => answer)).toMatchObject([
      { preference: "B", confidence: 0.9 },
      { preference: "A", confidence: 0.8 },
      { preference: "tie", confidence: 0.5 },
      { kind: "outcome", outcome: { kind: "unparsed" } },
    ]);
  });

  it("reads replies, with how they ended", async () => {
    const text = linesOf({ id: 1, says: "Output (a)", why: "stop" }, { id: 2, says: null, why: null });
    const read = await rows("{instance: id, reply: says, finish: why}", text, "r.jsonl");
    expect(read.map(({ answer }) => answer)).toEqual([
      { kind: "replies", replies: [{ sample: 0, reply: { text: "Output (a)", finishReason: "stop" } }] },
      { kind: "replies", replies: [{ sample: 0, reply: { text: "", finishReason: "unknown" } }] },
    ]);
  });

  it("reads scores in columns or one a row, and a scale's ends", async () => {
    const wide = linesOf({ id: 1, s: { flu: 3, coh: "n/a" }, h: { flu: 2, coh: 4 } });
    expect(
      await rows(
        "{instance: id, scores: {flu: s.flu, coh: s.coh}, goldScores: {flu: h.flu, coh: h.coh}}",
        wide,
        "w.jsonl",
      ),
    ).toMatchObject([
      {
        item: { gold: { kind: "scores", scores: { flu: 2, coh: 4 } } },
        answer: { outcome: { kind: "scores", scores: { flu: 3, coh: "not-applicable" } } },
      },
    ]);
    const long = "id\tcrit\tgot\thuman\n1\tflu\t7\t2\n";
    const map = "instance: id\nscore: got\ncriterion: crit\ngold: human\n";
    const outside = (rule: string): ReturnType<typeof rows> =>
      rows(`${map}scale: {low: 1, high: 5, outside: ${rule}}`, long, "l.tsv");
    expect(await outside("clamp")).toMatchObject([
      {
        criterion: "flu",
        item: { gold: { scores: { flu: 2 } } },
        answer: { outcome: { scores: { flu: 5 } } },
      },
    ]);
    expect(await outside("unparsed")).toMatchObject([
      { answer: { outcome: { kind: "unparsed", reason: "out-of-range" } } },
    ]);
    expect(await refusalOf(outside("refuse"))).toContain(
      "l.tsv row 1 (line 2): field 'got' is \"7\", expected a number from 1 to 5",
    );
  });

  it("reads votes in one list or one field an annotator; their majority is the gold", async () => {
    const text = linesOf({ id: 1, v: [1, 2, 1], a1: "x", a2: "y", pick: "A" });
    const map = (votes: string): string => `{instance: id, preference: pick, votes: ${votes}}`;
    expect(await rows(map("{fields: [v], values: {'1': A, '2': B}}"), text, "v.jsonl")).toMatchObject([
      { item: { gold: { preference: "A", votes: ["A", "B", "A"] } } },
    ]);
    expect(await rows(map("{fields: [a1, a2], values: {x: A, y: B}}"), text, "v.jsonl")).toMatchObject([
      { item: { gold: { preference: "tie", votes: ["A", "B"] } } },
    ]);
  });

  it("reads rows of a JSON document, takes only some, and keeps texts, tags and clusters", async () => {
    const document = JSON.stringify({
      out: {
        rows: [{ k: "x" }, { k: "y", q: "Q", a: "1", b: "2", t: "math", win: "B", g: "A", c: 9, n: 2 }],
      },
    });
    const map = `
rows: out.rows
only: {k: y}
row: n
instruction: q
outputA: a
outputB: b
cluster: c
tags: {domain: t}
protocol: {value: base}
repeat: {value: 1}
preference: win
gold: g
`;
    expect(await rows(map, document, "d.json")).toMatchObject([
      {
        protocol: "base",
        item: { row: 2, instruction: "Q", outputs: ["1", "2"], cluster: "9", tags: { domain: ["math"] } },
        repeat: 1,
      },
    ]);
  });

  it.each([
    [
      "a field that rows lack",
      "{instance: itm, preference: pick}",
      "field 'itm', which the mapping names, is missing: did you mean 'item'?",
    ],
    [
      "a value that is not listed",
      "{instance: item, preference: {field: pick, values: {left: A}}}",
      'row 2 (line 3): field \'pick\' is "right", expected "left", as the mapping lists',
    ],
    [
      "a verdict in other words",
      "{instance: item, verdict: pick}",
      "row 1 (line 2): field 'pick' is \"left\", expected first, second or tie",
    ],
    [
      "a gold in other words",
      "{instance: item, preference: {value: A}, gold: human}",
      "field 'human' is \"model_a\", expected A, B or tie",
    ],
    [
      "an order in other words",
      "{instance: item, preference: {value: A}, presentation: shown}",
      "field 'shown' is \"ab\", expected original or swapped",
    ],
    [
      "a probability out of range",
      "{instance: item, probability: {field: item}}",
      "field 'item' is \"7\", expected a number from 0 to 1",
    ],
    [
      "a score that is no number",
      "{instance: item, score: pick}",
      "field 'pick' is \"left\", expected a number, or N/A",
    ],
  ])("refuses %s, by row and field", async (_, map, words) => {
    expect(await refusalOf(rows(map))).toContain(words);
  });

  it("needs a mapping, and an ending that tells the format", async () => {
    expect(await refusalOf(readRows(generic, sourceFile("a.csv", csv)))).toContain("needs a mapping file");
    expect(await refusalOf(rows(choice, csv, "votes.txt"))).toContain("its ending does not tell its format");
    expect(await rows(`${choice}format: csv`, csv, "votes.txt")).toHaveLength(4);
  });

  it.each([
    ["no answer", "{instance: item}", "Expected one of reply, verdict"],
    ["two answers", "{reply: a, verdict: b}", "got reply, verdict"],
    ["an unknown key", "{verdikt: a, score: b}", "did you mean 'verdict'?"],
    ["one output of a pair", "{reply: a, outputA: b}", "Expected outputA and outputB"],
    ["neither field nor value", "{reply: {values: {a: b}}}", "Expected either 'field' or 'value'"],
  ])("refuses a mapping with %s", (_, map, words) => {
    expect(() => mappingOf(map)).toThrow(words);
  });

  it.each([
    [
      "an id that JSON cannot keep",
      '{"i":12345678901234567891,"s":1}\n',
      "expected a number of at most 15 digits",
    ],
    ["a number in other digits", '{"i":1,"s":"0x10"}\n', "field 's' is \"0x10\", expected a number, or N/A"],
    ["infinity", '{"i":1,"s":"Infinity"}\n', "expected a number, or N/A"],
    ["a list", '{"i":[1],"s":1}\n', "field 'i' is [1], expected a text, a number, true or false"],
    ["NaN", '{"i":1,"s":NaN}\n', "f.jsonl row 1: it is no JSON"],
    ["a document", '{\n  "i": 1\n}\n', "f.jsonl row 1: it is no JSON"],
  ])("refuses %s", async (_, text, words) => {
    expect(await refusalOf(rows("{instance: i, score: s}", text, "f.jsonl"))).toContain(words);
  });
});
