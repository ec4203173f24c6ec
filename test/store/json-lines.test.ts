import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/core/parse-json.js";
import { jsonLines } from "../../src/store/json-lines.js";

describe("jsonLines()", () => {
  it("writes one value a line, without spaces", () => {
    expect([...jsonLines([{ b: 1, a: [null, "x\ny"] }, 2, "three"])]).toEqual([
      '{"b":1,"a":[null,"x\\ny"]}\n',
      "2\n",
      '"three"\n',
    ]);
    expect([...jsonLines([])]).toEqual([]);
  });

  it("takes values one at a time, so that a long list need not be in memory", () => {
    let taken = 0;
    function* values(): Generator<number> {
      for (;;) yield (taken += 1);
    }
    const lines = jsonLines(values());
    expect([lines.next().value, lines.next().value]).toEqual(["1\n", "2\n"]);
    expect(taken).toBe(2);
  });

  it.each([NaN, Infinity, -Infinity])("refuses the number %d and names its field", (costUsd) => {
    const lines = jsonLines([{ call: { costUsd } }]);
    expect(() => lines.next()).toThrow(
      new TypeError(`Cannot write costUsd: the number is not finite: ${costUsd}`),
    );
  });

  it("tells a null that was written as a word from one that stands for a number", () => {
    expect([...jsonLines([{ text: "null, null", none: null }])]).toEqual([
      '{"text":"null, null","none":null}\n',
    ]);
    expect(() => [...jsonLines([["null", NaN]])]).toThrow("Cannot write 1: the number is not finite: NaN");
    expect(() => [...jsonLines([NaN])]).toThrow(TypeError);
  });

  test.prop([fc.array(fc.jsonValue())])("gives every value a line of its own that reads back", (values) => {
    const text = [...jsonLines(values)].join("");
    const lines = text.split("\n");
    expect(lines.pop()).toBe("");
    expect(lines.map(parseJson)).toEqual(parseJson(JSON.stringify(values)));
  });
});
