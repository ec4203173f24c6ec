import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/core/parse-json.js";
import { jsonReport } from "../../src/report/json-report.js";
import { leaderboardOf, pairwiseCell, smallLeaderboard } from "./leaderboard-fixture.js";

describe("jsonReport()", () => {
  it("is the leaderboard, indented by two, ending in a line break", () => {
    const text = jsonReport(smallLeaderboard);
    expect(parseJson(text)).toEqual(parseJson(JSON.stringify(smallLeaderboard)));
    expect(text.startsWith('{\n  "schema": "reife/leaderboard/1",\n  "run": "made-up",\n')).toBe(true);
    expect(text.endsWith("}\n")).toBe(true);
  });

  it("says why a figure cannot be stated", () => {
    const kappa = { undefined: "chance agreement is 1" };
    const read = parseJson(jsonReport(leaderboardOf({ cells: [pairwiseCell({ kappa })] })));
    expect(read).toMatchObject({ cells: [{ kappa }] });
  });

  it.each([NaN, Infinity, -Infinity])("refuses %d and names its field", (value) => {
    const cell = pairwiseCell({ kappa: { value } });
    expect(() => jsonReport(leaderboardOf({ cells: [cell] }))).toThrow(
      new TypeError(`Cannot write value: the number is not finite: ${value}`),
    );
    const costly = pairwiseCell({ costUsd: value });
    expect(() => jsonReport(leaderboardOf({ cells: [costly] }))).toThrow("Cannot write costUsd");
  });
});
