import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { abilities } from "../../src/flask/abilities.js";
import { abilityOf } from "../../src/flask/ability-of.js";
import { difficulties } from "../../src/flask/difficulties.js";
import { domains } from "../../src/flask/domains.js";
import { skillNamed } from "../../src/flask/skill-named.js";
import { skills } from "../../src/flask/skills.js";

describe("FLASK's words", () => {
  it("are four abilities, twelve skills, ten domains with 38 sub-domains, five levels", () => {
    expect(Object.keys(abilities)).toHaveLength(4);
    expect(new Set(skills).size).toBe(12);
    expect(Object.keys(domains)).toHaveLength(10);
    expect(new Set(Object.values(domains).flat()).size).toBe(38);
    expect(difficulties).toHaveLength(5);
  });

  it("are those of the rubric", () => {
    const rubric = parse(
      readFileSync(new URL("../../protocols/rubrics/flask.yaml", import.meta.url), "utf8"),
    ) as {
      readonly criteria: readonly { readonly name: string; readonly ability: string }[];
    };
    expect(rubric.criteria.map(({ name }) => name)).toEqual(skills);
    for (const { name, ability } of rubric.criteria) expect(abilityOf(name)).toBe(ability);
  });

  it("are known in any spelling", () => {
    expect(skillNamed("logical_correctness")).toBe("Logical Correctness");
    expect(skillNamed("COMMONSENSE-understanding ")).toBe("Commonsense Understanding");
    expect(skillNamed(" Style ")).toBe("Style");
    expect(abilityOf("Style")).toBeUndefined();
  });
});
