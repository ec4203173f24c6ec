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
    ['{"Logical Correctness": 1, "Conciseness": 1}\nSo:\n{"Logical Correctness": 4, "Conciseness": 2}', [4, 2]],
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

  it("reads back whatever scores are written below whatever prose", () => {
    const score = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant("N/A"));
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), score, score, (prose, correctness, conciseness) => {
        const object = JSON.stringify({ "Logical Correctness": correctness, Conciseness: conciseness });
        const expected = [correctness, conciseness].map((value) => (value === "N/A" ? "not-applicable" : value));
        expect(said(`${prose}\n${object}`)).toEqual(expected);
      }),
    );
  });

  it("has names of criteria that no object has by itself", () => {
    const reading = scoreJson.read({ text: '{"a": 1}', finishReason: "stop" }, { criteria: ["constructor"], low: 1, high: 5 });
    expect(reading).toMatchObject({ reason: "missing-criterion" });
  });

  it("reads 200 kB of braces in good time", () => {
    for (const filler of ["{", '{"', '{"a":1,', "}", '{"a": ', "{ "]) {
      expect(said(filler.repeat(200_000 / filler.length))).toBe("no-verdict");
    }
  }, 5000);
});
