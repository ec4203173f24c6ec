import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scoreJson } from "../../../src/protocols/parsers/score-json.js";

const criteria = ["Logical Correctness", "Conciseness"];

function said(text: string): unknown {
  const reading = scoreJson.read({ text, finishReason: "stop" }, { criteria, low: 1, high: 5 });
  return reading.kind === "scores" ? Object.values(reading.scores) : reading.reason;
}

describe("scoreJson.read()", () => {
  it.each<[string, unknown]>([
    ['{"Logical Correctness": 4, "Conciseness": 2}', [4, 2]],
    ["{'Logical Correctness': 4, 'Conciseness': 2}", [4, 2]],
    ['{"conciseness": 2, "logical_correctness": 4,}', [4, 2]],
    ['It is right.\n```json\n{\n  "Logical Correctness": 4,\n  "Conciseness": 2\n}\n```', [4, 2]],
    ['{"Logical Correctness": "N/A", "Conciseness": "2"}', ["not-applicable", 2]],
    ["{'Logical Correctness': NA, 'Conciseness': 'Not Applicable'}", ["not-applicable", "not-applicable"]],
    ['{"Logical Correctness": "4/5", "Conciseness": 2/5}', [4, 2]],
    ['{"Logical Correctness": 4.0, "Conciseness": 2, "Readability": 9}', [4, 2]],
    ['The code {x: 1; if (a) { b } } is right. {"Logical Correctness": 4, "Conciseness": 2}', [4, 2]],
    [
      '{"Logical Correctness": 1, "Conciseness": 1}\nSo:\n{"Logical Correctness": 4, "Conciseness": 2}',
      [4, 2],
    ],
    ['{"Logical Correctness": 4, "Conciseness": 2}\nThat is f"{x}".', [4, 2]],
    ['{"Logical Correctness": 4, "Conciseness": 2, "conciseness": 2}', [4, 2]],
    ["", "empty"],
    ["| Logical Correctness | 4 |\n| Conciseness | 2 |", "no-verdict"],
    ["Logical Correctness: 4, Conciseness: 2", "no-verdict"],
    ["{}", "no-verdict"],
    ['{"Logical Correctness": 4, "Conciseness": 2', "no-verdict"],
    ['{"Logical Correctness": 4}', "missing-criterion"],
    ['{"Correctness": 4, "Conciseness": 2}', "missing-criterion"],
    ['{"Logical Correctness": 4, "Conciseness": 2}\n{"Conciseness": 2}', "missing-criterion"],
    ['{"Logical Correctness": 0, "Conciseness": 2}', "out-of-range"],
    ['{"Logical Correctness": 6, "Conciseness": 2}', "out-of-range"],
    ['{"Logical Correctness": 4.5, "Conciseness": 2}', "out-of-range"],
    ['{"Logical Correctness": "5/5/5", "Conciseness": 2}', "off-menu"],
    ['{"Logical Correctness": "4/10", "Conciseness": 2}', "off-menu"],
    ['{"Logical Correctness": null, "Conciseness": 2}', "off-menu"],
    ['{"Logical Correctness": "good", "Conciseness": 2}', "off-menu"],
    ['{"Logical Correctness": 4, "Conciseness": 2, "conciseness": 3}', "contradictory"],
  ])("reads %j as %j", (text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  const draft = '{"Logical Correctness": 2, "Conciseness": 2}';
  const long = "It is right. ".repeat(40);
  const full = '"Logical Correctness": 4, "Conciseness": 3';
  it.each<[string, unknown]>([
    ["{Logical Correctness: 4, Conciseness: 3}", [4, 3]],
    ["{logical_correctness: 4, conciseness: 3}", [4, 3]],
    ["{\u201CLogical Correctness\u201D: 4, \u201CConciseness\u201D: \u201C3\u201D}", [4, 3]],
    ["{\u2018Logical Correctness\u2019: 4, \u2018Conciseness\u2019: 3}", [4, 3]],
    [`{${full}, "rationale": "${long}"}`, [4, 3]],
    [`{"rationale": "It says {'Conciseness': 5} and {x: 1}.", ${full}}`, [4, 3]],
    [`{"rationale": "Line one,\nline two", ${full}}`, [4, 3]],
    [`{${full}, "note": it's accurate}`, [4, 3]],
    [`{${full}, "notes": ["it's", {"accurate": true}]}`, [4, 3]],
    [`{"reasons": "short", "scores": {${full}}}`, [4, 3]],
    [`[{${full}}]`, [4, 3]],
    [`{{${full}}}`, [4, 3]],
    [`{${full}, "draft": ${draft}}`, "contradictory"],
    [`{"final": {${full}}, "draft": ${draft}}`, "contradictory"],
    ["{}", "no-verdict"],
    ["{", "no-verdict"],
    [`{${full}`, "no-verdict"],
    [`{${full}, "note": "unclosed}`, "no-verdict"],
    [`{${full}, "note": "he said "yes" twice"}`, "no-verdict"],
    [`{${full}, "note": "like ${draft}`, "no-verdict"],
    [`{${full}, "note": like ${draft}}`, "no-verdict"],
    [`{${full}, "note": "like {'Logical Correctness': 2, 'Conciseness': 2}" or so}`, "no-verdict"],
    ['{"Logical Correctness" 4, "Conciseness": 3}', "no-verdict"],
    ["{\u201CLogical Correctness: 4}", "no-verdict"],
    ["{\u00ABConciseness\u00BB: 4}", "no-verdict"],
    ['{"Logical Correctness": [4], "Conciseness": [3]}', "off-menu"],
    ['{"Logical Correctness": {"score": 4}, "Conciseness": {"score": 3}}', "off-menu"],
    ["{Conciseness: 3}", "missing-criterion"],
  ])("does not fall back to a draft above %j", (text, expected) => {
    expect(said(`${draft}\n\nFinal:\n${text}`)).toEqual(expected);
  });

  it.each([
    ["function f() { return 1 }"],
    ['f"{x}"'],
    ["{ }"],
    ["if (a) { b: 1; { c } }"],
    ['{"a": '],
    ["{'it's': 1}"],
    ["\\frac{1}{2}"],
  ])("reads the object below the code %s", (code) => {
    expect(said(`${code}\nis code.\n{${full}}`)).toEqual([4, 3]);
  });

  it("reads none of the draft, wherever the final object is cut off", () => {
    const final = `{"Logical Correctness": 4, "Conciseness": 3, "rationale": "It's {as: 'asked'}, and \\"short\\"."}`;
    for (let length = 1; length < final.length; length += 1) {
      expect(said(`${draft}\n${final.slice(0, length)}`)).toBe("no-verdict");
    }
    expect(said(`${draft}\n${final}`)).toEqual([4, 3]);
  });

  it("reads back whatever scores are written below whatever prose", () => {
    const score = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant("N/A"));
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), score, score, (prose, correctness, conciseness) => {
        const object = JSON.stringify({ "Logical Correctness": correctness, Conciseness: conciseness });
        const expected = [correctness, conciseness].map((value) =>
          value === "N/A" ? "not-applicable" : value,
        );
        expect(said(`${prose}\n${object}`)).toEqual(expected);
      }),
    );
  });

  it("has names of criteria that no object has by itself", () => {
    const reading = scoreJson.read(
      { text: '{"a": 1}', finishReason: "stop" },
      { criteria: ["constructor"], low: 1, high: 5 },
    );
    expect(reading).toMatchObject({ reason: "missing-criterion" });
  });

  it("reads 200 kB of braces in good time", () => {
    const nested = [
      '{"a":{',
      '{"a":[',
      '{a:"\n',
      "{a:'\n\"",
      "{a:\u201C",
      "{a:\u201C\u2018",
      '{a:"\\',
      '{"a":1,\n"b":"\n"',
    ];
    for (const filler of ["{", '{"', '{"a":1,', "}", '{"a": ', "{ ", ...nested]) {
      expect(said(filler.repeat(200_000 / filler.length))).toBe("no-verdict");
    }
  }, 5000);
});
