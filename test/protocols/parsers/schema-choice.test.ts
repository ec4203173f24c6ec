import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schemaChoice } from "../../../src/protocols/parsers/schema-choice.js";

function said(text: string, ties = false): string {
  const reading = schemaChoice.read({ text, finishReason: "stop" }, { ties });
  return reading.kind === "choice" ? reading.choice : reading.reason;
}

describe("schemaChoice.read()", () => {
  it.each([
    ['{"winner":"a"}', "a"],
    [' {\n  "winner": "b"\n}\n', "b"],
    ['{"winner": "tie"}', "off-menu"],
    ['{"winner": "A"}', "off-menu"],
    ['{"winner": "Output (a)"}', "off-menu"],
    ['{"winner": ""}', "off-menu"],
    ["", "empty"],
    ["a", "no-verdict"],
    ['"a"', "no-verdict"],
    ['{"winner": null}', "no-verdict"],
    ['{"winner": "a", "winner": "b"}', "no-verdict"],
    ['{"winner": "a", "reason": "It is short."}', "no-verdict"],
    ['Output (b) it is: {"winner": "a"}', "no-verdict"],
    ['```json\n{"winner": "a"}\n```', "no-verdict"],
    ['{"winner": "a"}\n{"winner": "b"}', "no-verdict"],
    ['{"winner": "a"', "no-verdict"],
  ])("reads %j as %s", (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  it("reads a tie where one is allowed", () => {
    expect(said('{"winner": "tie"}', true)).toBe("tie");
  });

  it("does not read what was cut off or refused", () => {
    for (const finishReason of ["length", "refusal"] as const) {
      expect(schemaChoice.read({ text: '{"winner":"a"}', finishReason }, { ties: false }).kind).toBe(
        "unparsed",
      );
    }
  });

  it("reads no other JSON", () => {
    fc.assert(fc.property(fc.json(), (text) => said(text, true) !== "a" && said(text, true) !== "b"));
  });
});

describe("schemaChoice.schema()", () => {
  it("allows the choices of the menu and nothing else, as strict mechanisms demand", () => {
    const winner = { type: "string", enum: ["a", "b"] };
    const object = { type: "object", required: ["winner"], additionalProperties: false };
    expect(schemaChoice.schema?.({ ties: false })).toEqual({
      name: "verdict",
      schema: { ...object, properties: { winner } },
    });
    const tied = { ...winner, enum: ["a", "b", "tie"] };
    expect(schemaChoice.schema?.({ ties: true })).toEqual({
      name: "verdict",
      schema: { ...object, properties: { winner: tied } },
    });
  });
});
