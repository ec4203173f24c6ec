import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/core/parse-json.js";
import { publishedRubric } from "../../src/flask/published-rubric.js";
import { skills } from "../../src/flask/skills.js";

const entry = {
  ...{ Skill: "logical_correctness", Criteria: " Is it right? " },
  Scoring: { 1: "no", 2: "hardly", 3: "half", 4: "nearly", 5: "yes" },
};

describe("publishedRubric()", () => {
  it("reads criteria by FLASK's names, with their abilities and five levels", () => {
    expect(publishedRubric([entry, { ...entry, Skill: "Charm" }])).toEqual({
      criteria: [
        {
          ...{ name: "Logical Correctness", ability: "Logical Thinking", question: "Is it right?" },
          levels: ["no", "hardly", "half", "nearly", "yes"],
        },
        expect.objectContaining({ name: "Charm", ability: "(none)" }),
      ],
    });
  });

  it.each([
    [{}, "no list"],
    [[], "no list"],
    [[3], "no {Skill"],
    [[{ ...entry, Skill: "" }], "'Skill'"],
    [[{ ...entry, Criteria: 7 }], "'Criteria'"],
    [[{ ...entry, Scoring: { ...entry.Scoring, 6: "more" } }], "level '6'"],
    [[{ ...entry, Scoring: { 1: "no", 2: "", 3: "x", 4: "y", 5: "z" } }], "level 2"],
    [[entry, { ...entry, Skill: "Logical Correctness" }], "twice"],
  ])("refuses %j", (value, problem) => {
    const read = publishedRubric(value);
    expect("problem" in read ? read.problem : "").toContain(problem);
  });

  const mirror = process.env["REIFE_MIRROR"] ?? "";
  const file = join(mirror, "data/flask/skillset_description.json");
  it.skipIf(!existsSync(file))("reads the authors' file: the twelve skills", () => {
    const read = publishedRubric(parseJson(readFileSync(file, "utf8")));
    expect("criteria" in read ? read.criteria.map(({ name }) => name) : []).toEqual([...skills]);
  });
});
