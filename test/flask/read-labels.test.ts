import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LabelReading } from "../../src/flask/label-reading.js";
import { readDifficulty } from "../../src/flask/read-difficulty.js";
import { readDomains } from "../../src/flask/read-domains.js";
import { readSkills } from "../../src/flask/read-skills.js";
import { skills } from "../../src/flask/skills.js";

const said = (text: string, finishReason: "stop" | "length" | "refusal" = "stop") => ({ text, finishReason });
const plain = (reading: LabelReading): unknown =>
  reading.kind === "labels" ? reading.labels : reading.reason;

describe("readDomains()", () => {
  it.each<[string, unknown]>([
    ["Humanities", ["Humanities"]],
    ["Coding, Math", ["Coding", "Math"]],
    // Replies that the authors' parser gave up.
    ["Culture, Sports", ["Culture"]],
    ["Health, Psychology", ["Health", "Humanities"]],
    ["Health, Ethics", ["Health", "Humanities"]],
    ["Social Science, Law", ["Social Science"]],
    ["Natural Science, Logic", ["Natural Science", "Math"]],
    ["8. Technology", ["Technology"]],
    ["Humanities, Ethics", ["Humanities"]],
    ["Literature", ["Language"]],
    ["It asks about trees.\n\n**Domain: Natural Science.**", ["Natural Science"]],
    ["social_science and History", ["Social Science", "History"]],
    ["Mass Media / Music", ["Culture"]],
    ["Cooking", "off-menu"],
    ["Math, Cooking", "off-menu"],
    ["Math, History, Health", "contradictory"],
    ["I cannot decide between Math and Coding", "off-menu"],
    ["3", "off-menu"],
    ["-1", "off-menu"],
    [" \n", "empty"],
  ])("reads %j as %j", (text, expected) => {
    expect(plain(readDomains(said(text)))).toEqual(expected);
  });
});

describe("readDifficulty()", () => {
  it.each<[string, unknown]>([
    ["Formal education knowledge", ["formal education knowledge"]],
    ["4. Major level knowledge.", ["major level knowledge"]],
    ["Reasons.\nDifficulty: **Expert level knowledge**", ["expert level knowledge"]],
    ["knowledge", "no-verdict"],
    ["lifestyle knowledge", "no-verdict"],
    ["It is not expert level knowledge", "no-verdict"],
    ["I'm sorry, but I cannot rate this request.", "no-verdict"],
    ["", "empty"],
  ])("reads %j as %j", (text, expected) => {
    expect(plain(readDifficulty(said(text)))).toEqual(expected);
  });
});

describe("readSkills()", () => {
  it.each<[string, unknown]>([
    ["3: because\n7: because\n\n[3, 7, 11]", [skills[2], skills[6], skills[10]]],
    ["[1, 2, 3]\nOn second thoughts:\n[12,1,2]", [skills[11], skills[0], skills[1]]],
    [
      "['Factuality', 'logical_correctness', \"Readability\"]",
      ["Factuality", "Logical Correctness", "Readability"],
    ],
    ["[3. Logical Efficiency, 1, 2]", ["Logical Efficiency", skills[0], skills[1]]],
    ["[1, 2]", "missing-criterion"],
    ["[1, 2, 3, 4]", "missing-criterion"],
    ["[1, 2, 2]", "contradictory"],
    ["[0, 1, 2]", "out-of-range"],
    ["[1, 2, 13]", "out-of-range"],
    ["[1, 2, Style]", "off-menu"],
    ["[]", "off-menu"],
    ["3, 7, 11", "no-verdict"],
    ["[3,\n7, 11]", "no-verdict"],
  ])("reads %j as %j", (text, expected) => {
    expect(plain(readSkills(said(text), skills))).toEqual(expected);
  });

  it("takes numbers as those of the list that was shown", () => {
    const shown = [...skills].reverse();
    expect(plain(readSkills(said("[1, 2, 12]"), shown))).toEqual([skills[11], skills[10], skills[0]]);
  });
});

it("no label is read from a refusal or a reply that was cut off, and no reply is too odd", () => {
  for (const read of [readDomains, readDifficulty]) {
    expect(plain(read(said("Math", "length")))).toBe("truncated");
    expect(plain(read(said("Math", "refusal")))).toBe("refused");
  }
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const reading of [
        readDomains(said(text)),
        readDifficulty(said(text)),
        readSkills(said(text), skills),
      ])
        expect(["labels", "unparsed"]).toContain(reading.kind);
    }),
    { numRuns: 50 },
  );
});
